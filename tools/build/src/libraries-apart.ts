import type { Plugin, Rolldown } from "vite";

const library = /\/node_modules\//;
const group = "libraries";
const mapComment = /\n\/\/# sourceMappingURL=.*\s*$/;

/**
 * Keeps libraries in a chunk of their own, which has no source map: theirs would be ten times as much to read when the
 * first error is written down, and the frame of a library is known by its function. What is loaded only when it is
 * needed stays where it is.
 */
export function librariesApart(): Plugin {
  return {
    name: "libraries-apart",
    apply: "build",
    config: () => ({
      build: {
        rolldownOptions: { output: { codeSplitting: { groups: [{ name: nameGroup, test: library }] } } },
      },
    }),
    transform: {
      filter: { id: library },
      handler: (code) => ({ code, map: { mappings: "" } }),
    },
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== "chunk" || chunk.name !== group) continue;

        // Node measures each line of a file that says that it has a map.
        chunk.code = chunk.code.replace(mapComment, "\n");
        delete bundle[`${chunk.fileName}.map`];
      }
    },
  };
}

function nameGroup(id: string, context: Rolldown.ChunkingContext): string | null {
  return isImportedByUs(id, context, new Set()) ? group : null;
}

/** Whether a chain of imports that are not dynamic leads to it from a file of ours. */
function isImportedByUs(id: string, context: Rolldown.ChunkingContext, seen: Set<string>): boolean {
  if (!library.test(id)) return true;
  if (seen.has(id)) return false;

  seen.add(id);
  // What the graph says is overwritten by the next question to it.
  const importers = [...(context.getModuleInfo(id)?.importers ?? [])];
  return importers.some((importer) => isImportedByUs(importer, context, seen));
}
