import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { compileMessages } from "./compile-messages.ts";
import { precompress } from "./precompress.ts";

const server = "http://localhost:3000";

/** What menus, dialogs and notes are made of: many pages share it, none needs it before somebody reaches for it. */
const inside =
  /@radix-ui\/(?!react-(slot|compose-refs)\/)|@floating-ui|remove-scroll|aria-hidden|style-singleton|use-sidecar|use-callback-ref|ui\/src\/(menu-parts|tip|hover-note|select|dialog|sheet|segmented|tabs|progress|table|empty-state)\./;

/** What answers are typeset with, and diagrams and formulas within them: none of it is needed for the first view. */
const typesetting =
  /node_modules\/(@?mermaid|@?streamdown|katex|remark|rehype|micromark|mdast|hast|unist|unified|vfile|parse5|entities|property-information|remend|marked|d3|dagre|dayjs|khroma|stylis|roughjs|dompurify|es-toolkit|lodash|elkjs|cytoscape|cose-base|layout-base|langium|@?chevrotain|vscode|internmap|delaunator|robust-predicates|points-on|path-data-parser|hachure-fill|@iconify|@upsetjs|@braintree|ts-dedent|uuid)/;

/** What the pages of money share, without what every page shows of it. */
const money =
  /web\/src\/billing\/(?!notice\/spending-stop|money\/micro|billing-search|usage\/usage-range|ledger\/ledger-kinds)|ui\/src\/(choice-cards|meter|popover)\.|knowledge\/confirm-dialog/;

/**
 * What most pages use is one file and not thirty: text compresses better in one piece. Without the largest modules,
 * which few pages need.
 */
const shared = {
  name: "shared",
  test: (id: string) => !inside.test(id) && !money.test(id) && !typesetting.test(id),
  minShareCount: 4,
  maxModuleSize: 60_000,
  priority: 2,
};
const parts = { name: "parts", test: inside, minShareCount: 2, priority: 1 };
const billing = { name: "billing", test: money, minShareCount: 3 };

export default defineConfig({
  plugins: [compileMessages(), react(), tailwindcss(), precompress()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2023",
    rolldownOptions: { output: { codeSplitting: { groups: [shared, parts, billing] } } },
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
