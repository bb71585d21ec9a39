import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { precompress } from "./precompress.ts";

const server = "http://localhost:3000";

/**
 * What most pages use is one file and not thirty: text compresses better in one piece. Without the largest modules,
 * which few pages need.
 */
const shared = { name: "shared", minShareCount: 4, maxModuleSize: 60_000 };

export default defineConfig({
  plugins: [react(), tailwindcss(), precompress()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2023",
    rolldownOptions: { output: { codeSplitting: { groups: [shared] } } },
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
