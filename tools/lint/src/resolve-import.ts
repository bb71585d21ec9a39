import { isBuiltin } from "node:module";
import { posix } from "node:path";
import type { ImportTarget, Manifest } from "./project.ts";

export interface Importable {
  folder: string;
  manifest: Manifest;
}

/** Where an import of `path` leads. Whether the file is there is the compiler's question, not ours. */
export function resolveImport(specifier: string, path: string, workspaces: Importable[]): ImportTarget {
  if (specifier.startsWith(".")) {
    const plain = specifier.replace(/\?.*$/, "");
    return { kind: "file", path: posix.join(posix.dirname(path), plain) };
  }

  if (isBuiltin(specifier)) return { kind: "builtin", name: specifier };

  const name = packageName(specifier);
  const workspace = workspaces.find(({ manifest }) => manifest.name === name);
  if (!workspace) return { kind: "external", name };

  const door = `.${specifier.slice(name.length)}`;

  return { kind: "workspace", folder: workspace.folder, path: entryPath(workspace, door) };
}

function packageName(specifier: string): string {
  const parts = specifier.split("/");

  return specifier.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] ?? specifier);
}

/** Null for a door that the package does not have. */
function entryPath({ folder, manifest }: Importable, door: string): string | null {
  const entry = manifest.exports[door];
  const target = typeof entry === "object" && entry !== null ? Object.values(entry)[0] : entry;

  return typeof target === "string" ? posix.join(folder, target) : null;
}
