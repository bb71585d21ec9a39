import type { Import, SourceFile, Workspace } from "../project.ts";
import type { Rule } from "../rule.ts";

export const declaredDependencies: Rule = {
  name: "declared-dependencies",
  reason: "A package that uses what it does not declare works until somebody else stops declaring it.",
  fix: 'Add it to the package.json of the same package, as "catalog:" or "workspace:*"; what runs belongs in dependencies.',
  check: ({ workspaces }) =>
    workspaces.flatMap((workspace) =>
      workspace.files.flatMap((file) =>
        file.imports.flatMap((found) => {
          const message = complaint(workspace, file, found);
          return message === null ? [] : [{ path: file.path, line: found.line, message }];
        }),
      ),
    ),
};

function complaint(
  { folder, manifest }: Workspace,
  file: SourceFile,
  { specifier, typeOnly }: Import,
): string | null {
  const name = bareName(specifier);
  if (name === null || name === manifest.name) return null;

  const { dependencies, peerDependencies, devDependencies } = manifest;
  if (name in dependencies || name in peerDependencies) return null;

  const declaredForDevelopment = name in devDependencies || `@types/${name}` in devDependencies;
  if (!declaredForDevelopment) return `${name} is not declared in ${folder}/package.json`;

  const serves = file.role === "source" && folder !== "packages/testing";

  return serves && !typeOnly ? `${name} runs here, yet is only a devDependency of ${folder}` : null;
}

function bareName(specifier: string): string | null {
  if (specifier.startsWith(".") || specifier.startsWith("node:") || specifier.includes(":")) return null;

  return /^(@[^/]+\/[^/]+|[^/]+)/.exec(specifier)?.[0] ?? null;
}
