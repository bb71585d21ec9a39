import { relative } from "node:path";
import type { Plugin } from "vite";

/**
 * `import.meta.url` in a file of ours goes on to be the place where the file lies, and not that of the bundle that it
 * has got into: what it starts and reads beside itself is there.
 */
export function keepPlaces(): Plugin {
  let folder = "";

  return {
    name: "keep-places",
    apply: "build",
    configResolved({ root, build }) {
      folder = `${root}/${build.outDir}`;
    },
    transform: {
      filter: { id: { exclude: /\/node_modules\// }, code: /\bimport\.meta\b/ },
      handler(code, id) {
        const unknown = /\bimport\.meta\b(?!\.url\b).{0,12}/.exec(code)?.[0];
        if (unknown) this.error(`${id}: nothing but import.meta.url is kept, and here is ${unknown}`);

        const place = `new URL(${JSON.stringify(relative(folder, id))}, import.meta.url).href`;
        // Each line stays where it was, which is what a stack trace tells.
        return { code: code.replaceAll(/\bimport\.meta\.url\b/g, place), map: null };
      },
    },
  };
}
