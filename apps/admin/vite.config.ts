import { compileMessages, precompress } from "@claw/build";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = "http://localhost:3000";

export default defineConfig({
  base: "/admin/",
  plugins: [compileMessages(), react(), tailwindcss(), precompress()],
  build: { outDir: "dist", emptyOutDir: true, target: "es2023", manifest: true },
  server: {
    port: 5174,
    strictPort: true,
    proxy: {
      "/trpc": { target: server, ws: true },
      "/api": { target: server },
      // What both clients have lies at the top of the one origin that they share.
      "/theme.js": { target: server },
      "/favicon.svg": { target: server },
    },
  },
});
