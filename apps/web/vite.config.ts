import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { precompress } from "./precompress.ts";

const server = "http://localhost:3000";

/** Menus, dialogs, and what they are made of: shared by many pages, by none of those before signing in. */
const inside =
  /react-(select|menu|dropdown-menu|dialog|tabs|progress|radio-group|roving-focus|focus-scope|focus-guards|collection|remove-scroll)|aria-hidden|ui\/src\/(select|dropdown-menu|dialog|sheet|segmented|tabs|progress|table|badge|empty-state)\./;

/**
 * What most pages use is one file and not thirty: text compresses better in one piece. Without the largest modules,
 * which few pages need.
 */
const shared = {
  name: "shared",
  test: (id: string) => !inside.test(id),
  minShareCount: 4,
  maxModuleSize: 60_000,
  priority: 1,
};
const house = { name: "house", test: inside, minShareCount: 2 };

export default defineConfig({
  plugins: [react(), tailwindcss(), precompress()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2023",
    rolldownOptions: { output: { codeSplitting: { groups: [shared, house] } } },
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
