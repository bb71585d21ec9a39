/** Cheap answers to "has anything changed since this succeeded?", kept in node_modules/.cache. */

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { nodeBinary, root, workspaceFolders } from "./workspace.mjs";

const ignored = new Set(["node_modules", ".turbo", ".git", ".data"]);

/** What the installed packages follow from: the lock file, every manifest by content, and the platform. */
export function installFingerprint() {
  const folders = workspaceFolders();
  const manifests = folders.map((folder) => join(folder, "package.json"));
  const hash = createHash("sha256").update(`${process.platform}-${process.arch}`);

  for (const path of ["package.json", "pnpm-workspace.yaml", "pnpm-lock.yaml", ...manifests]) {
    hash.update(`\n${path}\n`).update(readFileSync(join(root, path)));
  }

  return hash.digest("hex");
}

/** True when nobody has removed a part of what an install puts in place. */
export function installedFilesExist() {
  const folders = workspaceFolders().filter((folder) => hasDependencies(folder));

  return existsSync(nodeBinary) && folders.every((folder) => existsSync(join(root, folder, "node_modules")));
}

function hasDependencies(folder) {
  const manifest = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));

  return Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).length > 0;
}

/**
 * Everything that generated code, built clients and type checks follow from, and their outputs too, by size
 * and time of change. Turbo decides by content what to do again: this only tells that it need not be asked.
 */
export function sourceFingerprint() {
  const hash = createHash("sha256");

  for (const path of ["apps", "packages", "tools", "benchmarks", "prisma", "scripts"]) addFolder(hash, path);
  for (const path of [
    "turbo.json",
    "tsconfig.base.json",
    "prisma.config.ts",
    "vitest.config.ts",
    "pnpm-lock.yaml",
  ])
    addFile(hash, path);

  return hash.digest("hex");
}

function addFolder(hash, folder) {
  if (!existsSync(join(root, folder))) return;

  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    if (ignored.has(entry.name)) continue;

    const path = join(folder, entry.name);
    if (entry.isDirectory()) addFolder(hash, path);
    else addFile(hash, path);
  }
}

function addFile(hash, path) {
  const stats = statSync(join(root, path), { throwIfNoEntry: false });

  hash.update(`${path} ${stats?.size} ${stats?.mtimeMs}\n`);
}

function stampPath(name) {
  return join(root, "node_modules", ".cache", "claw", name);
}

export function stampMatches(name, fingerprint) {
  return existsSync(stampPath(name)) && readFileSync(stampPath(name), "utf8") === fingerprint;
}

export function writeStamp(name, fingerprint) {
  mkdirSync(dirname(stampPath(name)), { recursive: true });
  writeFileSync(stampPath(name), fingerprint);
}

export function clearStamp(name) {
  rmSync(stampPath(name), { force: true });
}
