import { join } from "node:path";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The page of all components: nothing of it is in a client. */
export default defineConfig({
  root: join(import.meta.dirname, "gallery"),
  base: "./",
  plugins: [react(), tailwindcss()],
  build: { outDir: "../dist-gallery", emptyOutDir: true, target: "es2023", chunkSizeWarningLimit: 800 },
  server: { port: 5174, strictPort: true },
});
