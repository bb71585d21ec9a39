import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Plugin, Rolldown } from "vite";

/** Small files that every page needs, by their address. */
const fixed = ["/theme.js", "/favicon.svg", "/manifest.webmanifest", "/icons/icon-192.png"];

/** What opens without a network: the first views, what is read there, and its texts in each language. */
const wanted =
  /src\/(app\/(boot|shell)|offline\/offline-reader|conversation\/(empty\/new-conversation-page|page\/conversation-page|markdown\/markdown))\.tsx$|src\/messages\/(zh|en)(-house|-beginning)?\.ts$/;

/** Writes `sw.js`, which knows the files of this build by name. */
export function serviceWorker(): Plugin {
  return {
    name: "service-worker",
    enforce: "post",
    apply: "build",
    generateBundle: {
      // After what writes index.html, which takes out an entry that only names others.
      order: "post",
      async handler(_options, bundle) {
        const shell = [...filesOfShell(bundle).map((name) => `/${name}`), ...fixed];
        const text = await readFile(join(import.meta.dirname, "worker/worker.js"), "utf8");
        const version = createHash("sha256").update(shell.join()).update(text).digest("hex").slice(0, 12);
        const head = `const VERSION = ${JSON.stringify(version)};\nconst SHELL = ${JSON.stringify(shell)};\n`;

        this.emitFile({ type: "asset", fileName: "sw.js", source: head + text });
      },
    },
  };
}

function filesOfShell(bundle: Rolldown.OutputBundle): string[] {
  const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
  const roots = chunks.filter(({ moduleIds }) => moduleIds.some((id) => wanted.test(id)));
  const needed = withImports(roots, chunks);
  const styles = needed.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]);

  return [...needed.map(({ fileName }) => fileName), ...new Set(styles)].toSorted();
}

function withImports(
  roots: readonly Rolldown.OutputChunk[],
  chunks: readonly Rolldown.OutputChunk[],
): Rolldown.OutputChunk[] {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const found = new Set<Rolldown.OutputChunk>();
  const waiting = [...roots];
  for (let chunk = waiting.pop(); chunk !== undefined; chunk = waiting.pop()) {
    if (found.has(chunk)) continue;

    found.add(chunk);
    waiting.push(...chunk.imports.flatMap((name) => byName.get(name) ?? []));
  }

  return [...found];
}
