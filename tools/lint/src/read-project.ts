import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { parseSource } from "./parse-source.ts";
import type { Manifest, Project, Workspace } from "./project.ts";
import { resolveImport } from "./resolve-import.ts";

const parents = ["apps", "packages", "tools"];
const skipped = new Set(["node_modules", "dist", "generated", ".turbo", "coverage"]);

/** Reads and parses every TypeScript file of every workspace. Generated code is left out. */
export function readProject(root: string): Project {
  const folders = workspaceFolders(root);
  const importable = folders.map((folder) => ({ folder, ...readManifest(root, folder) }));

  const workspaces = importable.map((workspace): Workspace => {
    const files = listSources(root, workspace.folder).map((path) => {
      const { rawImports, ...source } = parseSource(
        workspace.folder,
        path,
        readFileSync(join(root, path), "utf8"),
      );
      const imports = rawImports.map((raw) => ({
        ...raw,
        target: resolveImport(raw.specifier, path, importable),
      }));

      return { ...source, imports };
    });

    return { ...workspace, files };
  });

  const lockPath = join(root, "pnpm-lock.yaml");
  const lockFile = existsSync(lockPath) ? readFileSync(lockPath, "utf8") : "";

  return { root, workspaces, files: workspaces.flatMap(({ files }) => files), lockFile };
}

function workspaceFolders(root: string): string[] {
  const children = parents
    .filter((parent) => existsSync(join(root, parent)))
    .flatMap((parent) => readdirSync(join(root, parent)).map((name) => `${parent}/${name}`));

  return [...children, "benchmarks"]
    .filter((folder) => existsSync(join(root, folder, "package.json")))
    .sort();
}

function readManifest(root: string, folder: string): { manifest: Manifest; manifestText: string } {
  const manifestText = readFileSync(join(root, folder, "package.json"), "utf8");
  const parsed: Partial<Manifest> = JSON.parse(manifestText);

  const manifest = {
    name: parsed.name ?? folder,
    exports: parsed.exports ?? {},
    dependencies: parsed.dependencies ?? {},
    devDependencies: parsed.devDependencies ?? {},
    peerDependencies: parsed.peerDependencies ?? {},
  };

  return { manifest, manifestText };
}

function listSources(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      if (skipped.has(entry.name)) return [];

      const path = posix.join(folder, entry.name);
      if (entry.isDirectory()) return listSources(root, path);

      return /\.tsx?$/.test(entry.name) && !entry.name.endsWith(".d.ts") ? [path] : [];
    })
    .sort();
}
