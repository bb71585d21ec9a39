import { execFile } from "node:child_process";
import { mkdir, realpath, rm, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { browserApps, isWithin, serverOnly } from "../layers.ts";
import type { Rule, Violation } from "../rule.ts";

const execute = promisify(execFile);
const compiler = join(import.meta.dirname, "../../../../node_modules/typescript/bin/tsc");
const shown = 5;

export const browserProgram: Rule = {
  name: "browser-program",
  reason:
    "Packages export source: a server type that a browser's program names is checked, and leaked, in every client.",
  fix: "Find the import that names it with `tsc --explainFiles`; describe the value by a type of packages/contract.",
  async check({ root, files }) {
    const programs = [...browserApps, "packages/client"].filter((folder) =>
      files.some((file) => file.folder === folder && file.role === "source"),
    );
    const found = await Promise.all(programs.map((folder) => checkProgram(root, folder)));

    return found.flat();
  },
};

async function checkProgram(root: string, folder: string): Promise<Violation[]> {
  const base = await realpath(root);
  const files = await listProgram(base, folder);

  const strangers = files
    .map((path) => relative(base, path).replaceAll(sep, "/"))
    .filter(
      (path) => /\/generated\/|\/@prisma\//.test(path) || serverOnly.some((part) => isWithin(path, part)),
    );

  // One import brings hundreds of files along: a few of them show where it leads.
  const rest = strangers.length > shown ? ` (one of ${strangers.length})` : "";

  return strangers.slice(0, shown).map((path) => ({
    path: `${folder}/tsconfig.json`,
    line: 1,
    message: `its type program contains ${path}${rest}`,
  }));
}

/** The files that the compiler reads for a folder's sources without its tests. */
async function listProgram(root: string, folder: string): Promise<string[]> {
  const config = join(root, folder, "node_modules", `.browser-program-${process.pid}.json`);
  const content = {
    extends: "../tsconfig.json",
    include: ["../src"],
    exclude: ["../src/**/*.test.ts", "../src/**/*.test.tsx"],
  };

  await mkdir(join(root, folder, "node_modules"), { recursive: true });
  await writeFile(config, JSON.stringify(content));
  try {
    const { stdout } = await execute(process.execPath, [compiler, "-p", config, "--listFilesOnly"], {
      maxBuffer: 32 * 1024 * 1024,
    });

    return stdout.split("\n").filter((line) => line !== "");
  } finally {
    await rm(config, { force: true });
  }
}
