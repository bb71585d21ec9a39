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
    apply: "build",
    async generateBundle(_options, bundle) {
      const files = Object.values(bundle);
      const chunks = files.filter((file) => file.type === "chunk");
      const roots = chunks.filter(
        ({ isEntry, moduleIds }) => isEntry || moduleIds.some((id) => wanted.test(id)),
      );
      const styles = files
        .map(({ fileName }) => fileName)
        .filter((name) => /assets\/index-[^/]*\.css$/.test(name));
      const names = [...withImports(roots, chunks), ...styles].toSorted();
      const shell = [...names.map((name) => `/${name}`), ...fixed];
      const text = await readFile(join(import.meta.dirname, "worker/worker.js"), "utf8");
      const version = createHash("sha256").update(shell.join()).update(text).digest("hex").slice(0, 12);
      const head = `const VERSION = ${JSON.stringify(version)};\nconst SHELL = ${JSON.stringify(shell)};\n`;

      this.emitFile({ type: "asset", fileName: "sw.js", source: head + text });
    },
  };
}

function withImports(
  roots: readonly Rolldown.OutputChunk[],
  chunks: readonly Rolldown.OutputChunk[],
): Set<string> {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const found = new Set<string>();
  const waiting = roots.map(({ fileName }) => fileName);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;

    found.add(name);
    waiting.push(...(byName.get(name)?.imports ?? []));
  }

  return found;
}
