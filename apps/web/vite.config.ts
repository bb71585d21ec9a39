import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { precompress } from "./precompress.ts";

const server = "http://localhost:3000";

export default defineConfig({
  plugins: [react(), tailwindcss(), precompress()],
  build: { outDir: "dist", emptyOutDir: true, target: "es2023" },
  server: {
    port: 5173,
    strictPort: true,
    proxy: {
      "/trpc": { target: server, ws: true },
      "/api": { target: server },
    },
  },
});
