import type { Rule } from "../rule.ts";

export const cleanLockFile: Rule = {
  name: "clean-lock-file",
  reason:
    "The lock file names packages by version and digest, so that any registry or mirror can serve them.",
  fix: "Remove the addresses: install again with the default registry settings.",
  check: ({ lockFile }) =>
    lockFile
      .split("\n")
      .flatMap((text, index) =>
        /\b(tarball|registry): |https?:\/\//.test(text)
          ? [{ path: "pnpm-lock.yaml", line: index + 1, message: "an address in the lock file" }]
          : [],
      ),
};
