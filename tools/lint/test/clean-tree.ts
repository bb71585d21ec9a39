import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Text by path: a small workspace that keeps every rule. */
export type Tree = Record<string, string>;

function manifest(
  name: string,
  workspaces: string[],
  others: Record<string, string> = {},
  exports = {},
): string {
  const own = Object.fromEntries(workspaces.map((workspace) => [`@claw/${workspace}`, "workspace:*"]));

  return JSON.stringify({ name: `@claw/${name}`, exports, dependencies: { ...own, ...others } }, null, 2);
}

const door = { ".": "./src/index.ts" };
const apiDoors = { ".": { types: "./src/index.ts" }, "./server": "./src/server.ts" };
const tsconfig = JSON.stringify({
  compilerOptions: {
    module: "NodeNext",
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
  },
  include: ["src"],
});

export const cleanTree: Tree = {
  "packages/contract/package.json": manifest("contract", [], {}, door),
  "packages/contract/src/index.ts":
    'export interface Clock {\n  now(): string;\n}\nexport const version = "1";\n',
  "packages/db/package.json": manifest("db", ["contract"], { "@prisma/client": "catalog:" }, door),
  "packages/db/src/index.ts":
    'export { rows } from "./generated/client.ts";\nexport type Row = { secret: string };\n',
  "packages/db/src/generated/client.ts": "export const rows = 1;\n",
  "packages/core/package.json": manifest("core", ["contract", "db"], {}, door),
  "packages/core/src/index.ts": 'import { rows } from "@claw/db";\nexport const count = rows;\n',
  "packages/core/src/service.ts": 'import "./verb-of-service.ts";\nexport type Deps = { now: string };\n',
  "packages/core/src/verb-of-service.ts":
    'import type { Deps } from "./service.ts";\nexport const verb = ({ now }: Deps) => now;\n',
  "packages/adapters/package.json": manifest("adapters", ["contract", "core"], { openai: "catalog:" }, door),
  "packages/adapters/src/index.ts": 'import OpenAI from "openai";\nexport const model = OpenAI;\n',
  "packages/api/package.json": manifest("api", ["contract"], {}, apiDoors),
  "packages/api/src/index.ts": 'export type { Router } from "./server.ts";\n',
  "packages/api/src/server.ts": [
    "declare const procedure: any;",
    "declare const Shape: any;",
    "export const router = { ping: procedure.input(Shape).output(Shape).query(() => 1) };",
    "export type Router = typeof router;\n",
  ].join("\n"),
  "packages/client/package.json": manifest("client", ["api", "contract"], {}, door),
  "packages/client/src/index.ts": 'import type { Router } from "@claw/api";\nexport type Client = Router;\n',
  "packages/client/tsconfig.json": tsconfig,
  "packages/testing/package.json": manifest("testing", ["db"], {}, door),
  "packages/testing/src/index.ts": "export const ci = process.env.CI;\n",
  "apps/server/package.json": manifest("server", ["api", "core", "testing"], {}, {}),
  "apps/server/src/env.ts": "export const port = process.env.PORT;\n",
  "apps/server/src/main.ts": 'import { readFile } from "node:fs/promises";\nexport { readFile };\n',
  "apps/server/src/main.test.ts": 'import { ci } from "@claw/testing";\nexport { ci };\n',
  "apps/web/package.json": manifest("web", ["client", "contract", "testing"], {}, {}),
  "apps/web/src/main.tsx": [
    'import type { Client } from "@claw/client";',
    'import { version } from "@claw/contract";',
    "export const client: Client | null = null;",
    "export const shown = version;\n",
  ].join("\n"),
  "apps/web/src/main.test.ts": 'import { ci } from "@claw/testing";\nexport { ci };\n',
  "apps/web/tsconfig.json": tsconfig,
  "pnpm-lock.yaml": "lockfileVersion: '9.0'\n",
};

/** Writes the tree into a temporary folder, its packages linked to each other; gone when disposed. */
export function writeTree(tree: Tree): { root: string } & Disposable {
  const root = mkdtempSync(join(tmpdir(), "claw-lint-"));

  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }

  for (const path of Object.keys(tree).filter((name) => name.endsWith("/package.json")))
    linkAll(root, dirname(path));

  return { root, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) };
}

function linkAll(root: string, folder: string): void {
  const links = join(root, folder, "node_modules", "@claw");

  mkdirSync(links, { recursive: true });
  for (const name of ["contract", "db", "core", "adapters", "api", "client", "testing"]) {
    symlinkSync(join(root, "packages", name), join(links, name), "dir");
  }
}
