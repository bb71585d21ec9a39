import { compileMessages, precompress } from "@claw/build";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { firstViews } from "./first-views.ts";
import { serviceWorker } from "./service-worker.ts";

const server = "http://localhost:3000";

/** What menus, dialogs and notes are made of: many pages share it, none needs it before somebody reaches for it. */
const inside =
  /@radix-ui\/(?!react-(slot|compose-refs)\/)|@floating-ui|remove-scroll|aria-hidden|style-singleton|use-sidecar|use-callback-ref|ui\/src\/(menu-parts|tip|hover-note|select|dialog|sheet|segmented|tabs|progress|table|empty-state)\./;

/** What the pages of money share, without what every page shows of it. */
const money = /web\/src\/billing\/|ui\/src\/(choice-cards|meter|popover)\.|knowledge\/confirm-dialog/;

const parts = { name: "parts", test: inside, minShareCount: 2, priority: 1 };
/** What rooms beyond the first views share of the design system, which would be a file for each part and each icon. */
const common = { name: "common", test: /ui\/src\/|lucide-react\//, minShareCount: 2 };
const billing = { name: "billing", test: money, minShareCount: 3, priority: 1 };

/** What a person waits for: a page, or the text of an answer. Parts of a page that stands find most of theirs there. */
const waitedFor = /\/(shell|markdown|[\w-]+-(page|room))-[\w-]{8}\.js$/;

export default defineConfig({
  // The library's own hook is for a React that has none.
  resolve: {
    alias: { "use-sync-external-store/shim/with-selector": "use-sync-external-store/with-selector" },
  },
  plugins: [compileMessages(), react(), tailwindcss(), serviceWorker(), precompress()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2023",
    manifest: true,
    modulePreload: {
      polyfill: false,
      resolveDependencies: (file, needs) => (waitedFor.test(file) ? needs : []),
    },
    rolldownOptions: {
      // Each icon reads what it was drawn from, and makes no use of it.
      treeshake: { propertyReadSideEffects: false },
      output: { codeSplitting: { groups: [...firstViews(), parts, billing, common] } },
    },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: {
      "/trpc": { target: server, ws: true },
      "/api": { target: server },
    },
  },
});
