import type { Rule } from "../rule.ts";

export const catalogVersions: Rule = {
  name: "catalog-versions",
  reason: "One version of a library in the whole workspace, read and raised in one place.",
  fix: 'Put the version into the catalog of pnpm-workspace.yaml and "catalog:" here ("workspace:*" for our own).',
  check: ({ workspaces }) =>
    workspaces.flatMap(({ folder, manifest, manifestText }) =>
      Object.entries({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.peerDependencies })
        .filter(([name, version]) => version !== (name.startsWith("@claw/") ? "workspace:*" : "catalog:"))
        .map(([name, version]) => ({
          path: `${folder}/package.json`,
          line: manifestText.slice(0, manifestText.indexOf(`"${name}":`)).split("\n").length,
          message: `${name} has the version "${version}"`,
        })),
    ),
};
