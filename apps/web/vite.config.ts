import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { precompress } from "./precompress.ts";

const server = "http://localhost:3000";

/** Menus, dialogs, and what they are made of: shared by many pages, by none of those before signing in. */
const inside =
  /react-(select|menu|dropdown-menu|dialog|tabs|progress|radio-group|roving-focus|focus-scope|focus-guards|collection|remove-scroll)|aria-hidden|ui\/src\/(select|dropdown-menu|dialog|sheet|segmented|tabs|progress|table|badge|empty-state)\./;

/** What answers are typeset with, and diagrams and formulas within them: none of it is needed for the first view. */
const typesetting =
  /node_modules\/(@?mermaid|@?streamdown|katex|remark|rehype|micromark|mdast|hast|unist|unified|vfile|parse5|entities|property-information|remend|marked|d3|dagre|dayjs|khroma|stylis|roughjs|dompurify|es-toolkit|lodash|elkjs|cytoscape|cose-base|layout-base|langium|@?chevrotain|vscode|internmap|delaunator|robust-predicates|points-on|path-data-parser|hachure-fill|@iconify|@upsetjs|@braintree|ts-dedent|uuid)/;

/** What the pages of money share, without what every page shows of it. */
const money =
  /web\/src\/billing\/(?!notice\/spending-stop|money\/micro)|ui\/src\/(choice-cards|meter|popover)\.|knowledge\/confirm-dialog/;

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
const house = { name: "house", test: inside, minShareCount: 2, priority: 1 };
const billing = { name: "billing", test: money, minShareCount: 3 };

export default defineConfig({
  plugins: [react(), tailwindcss(), precompress()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2023",
    rolldownOptions: { output: { codeSplitting: { groups: [shared, house, billing] } } },
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
