import type { Import, Project } from "./project.ts";

/** The file that an import leads to, when it is one of the workspace's own. */
export function importedPath({ target }: Import): string | null {
  return target.kind === "file" || target.kind === "workspace" ? target.path : null;
}

/** From each file to the imports of it that lead to other files of the project. */
export function fileGraph(project: Project): Map<string, { path: string; found: Import }[]> {
  const known = new Set(project.files.map(({ path }) => path));

  return new Map(
    project.files.map((file) => {
      const edges = file.imports.flatMap((found) => {
        const path = importedPath(found);
        return path !== null && known.has(path) ? [{ path, found }] : [];
      });

      return [file.path, edges];
    }),
  );
}
