import { keepPlaces, leaveOutside, librariesApart } from "@claw/build";
import { defineConfig } from "vite";

/** One file instead of two thousand: finding and reading each is most of what a start costs. */
export default defineConfig({
  plugins: [keepPlaces(), leaveOutside(["argon2"]), librariesApart()],
  ssr: { noExternal: true, external: ["pg-native"] },
  build: {
    ssr: "src/main.ts",
    outDir: "dist",
    emptyOutDir: true,
    target: "node24",
    sourcemap: true,
    reportCompressedSize: false,
    rolldownOptions: {
      platform: "node",
      // The same names with each build, for what Node keeps of a compiled file is kept by its name.
      output: { entryFileNames: "[name].js", chunkFileNames: "[name].js", sourcemapExcludeSources: true },
    },
  },
});
