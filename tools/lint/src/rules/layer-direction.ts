import { type Layer, layers } from "../layers.ts";
import type { Import, Project, SourceFile } from "../project.ts";
import type { Rule, Violation } from "../rule.ts";

export const layerDirection: Rule = {
  name: "layer-direction",
  reason:
    "Dependencies point one way, so that a floor can be read, tested and replaced without those above it.",
  fix: "Move the code to the floor that may know it, or state the need as a port. The table is tools/lint/src/layers.ts.",
  check: (project) => [...unknownWorkspaces(project), ...project.files.flatMap(wrongImports)],
};

function unknownWorkspaces(project: Project): Violation[] {
  return project.workspaces
    .filter(({ folder }) => layers[folder] === undefined)
    .map(({ folder }) => ({
      path: `${folder}/package.json`,
      line: 1,
      message: `${folder} has no place in the table of layers`,
    }));
}

function wrongImports(file: SourceFile): Violation[] {
  const layer = layers[file.folder];
  if (!layer) return [];

  return file.imports.flatMap((found) => {
    const message = complaint(file, layer, found);
    return message === null ? [] : [{ path: file.path, line: found.line, message }];
  });
}

function complaint(file: SourceFile, layer: Layer, { target, specifier, typeOnly }: Import): string | null {
  if (target.kind !== "workspace" || target.folder === file.folder) return null;
  if (layer.imports.includes(target.folder)) return null;
  if (file.role !== "source" && layer.inTests?.includes(target.folder)) return null;
  if (!layer.types?.includes(target.folder)) return `${file.folder} may not import ${specifier}`;

  return typeOnly ? null : `${file.folder} may import only the types of ${specifier} (import type)`;
}
