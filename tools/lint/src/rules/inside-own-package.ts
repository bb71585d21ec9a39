import { isWithin } from "../layers.ts";
import type { Rule } from "../rule.ts";

export const insideOwnPackage: Rule = {
  name: "inside-own-package",
  reason:
    "A package is entered through the doors that its package.json opens, never by a path through the wall.",
  fix: 'Import "@claw/<package>", and export there what is needed.',
  check: ({ files }) =>
    files.flatMap((file) =>
      file.imports.flatMap(({ target, specifier, line }) => {
        if (target.kind === "file") {
          if (isWithin(target.path, file.folder)) return [];
          return [{ path: file.path, line, message: `"${specifier}" leaves ${file.folder}` }];
        }
        if (target.kind === "workspace" && target.path === null) {
          return [{ path: file.path, line, message: `"${specifier}" is no door of ${target.folder}` }];
        }

        return [];
      }),
    ),
};
