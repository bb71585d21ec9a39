import { pathToFileURL } from "node:url";
import compile from "icu-minify/compile";
import type { Plugin } from "vite";

const catalogue = /\/src\/messages\/(zh|en)(-[a-z]+)?\.ts$/;

/** Reads the ICU texts of the catalogues while the client is built, so that the browser is spared their parser. */
export function compileMessages(): Plugin {
  return {
    name: "compile-messages",
    apply: "build",
    enforce: "pre",
    config: () => ({
      resolve: {
        alias: [{ find: /^use-intl\/format-message$/, replacement: "use-intl/format-message/format-only" }],
      },
    }),
    load: {
      filter: { id: catalogue },
      async handler(id) {
        const texts: Record<string, unknown> = await import(pathToFileURL(id).href);

        return Object.entries(texts)
          .map(([name, tree]) => `export const ${name} = ${JSON.stringify(compileTree(tree))};`)
          .join("\n");
      },
    },
  };
}

function compileTree(tree: unknown): unknown {
  if (typeof tree === "string") return compile(tree);
  if (typeof tree !== "object" || tree === null) throw new Error("a catalogue holds texts and nothing else");

  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, compileTree(value)]));
}
