import type { Tree } from "./clean-tree.ts";

export interface Plant {
  rule: string;
  what: string;
  /** Files added to the clean tree, or put in the place of its own. */
  files: Tree;
  /** Where the rule must find it. */
  at: string;
}

const verb = "packages/core/src/verb.ts";

/** Violations, each of which its rule must find; every rule has at least one. */
export const plants: Plant[] = [
  {
    rule: "layer-direction",
    what: "a lower floor imports a higher one",
    files: { "packages/contract/src/up.ts": '\nimport "@claw/core";\n' },
    at: "packages/contract/src/up.ts:2",
  },
  {
    rule: "layer-direction",
    what: "a package imports an app",
    files: {
      "apps/server/package.json": JSON.stringify({ name: "@claw/server", exports: { ".": "./src/main.ts" } }),
      [verb]: 'export * from "@claw/server";\n',
    },
    at: `${verb}:1`,
  },
  {
    rule: "layer-direction",
    what: "the client imports more of the router than its types",
    files: { "packages/client/src/value.ts": 'import { router } from "@claw/api";\nexport { router };\n' },
    at: "packages/client/src/value.ts:1",
  },
  {
    rule: "layer-direction",
    what: "a type is taken through import()",
    files: { "packages/api/src/row.ts": 'export type Row = import("@claw/db").Row;\n' },
    at: "packages/api/src/row.ts:1",
  },
  {
    rule: "layer-direction",
    what: "a new package has no place in the table",
    files: { "packages/extra/package.json": '{ "name": "@claw/extra" }' },
    at: "packages/extra/package.json:1",
  },
  {
    rule: "inside-own-package",
    what: "a relative path goes through the wall",
    files: { [verb]: 'import "../../db/src/index.ts";\n' },
    at: `${verb}:1`,
  },
  {
    rule: "inside-own-package",
    what: "a door that the package does not have",
    files: { [verb]: 'import "@claw/db/src/index.ts";\n' },
    at: `${verb}:1`,
  },
  {
    rule: "no-cycles",
    what: "two files import each other",
    files: {
      "packages/core/src/one.ts": 'import "./two.ts";\n',
      "packages/core/src/two.ts": 'import "./one.ts";\n',
    },
    at: "packages/core/src/two.ts:1",
  },
  {
    rule: "vendor-in-adapters",
    what: "the core talks to a vendor",
    files: { [verb]: 'export const load = () => import("openai");\n' },
    at: `${verb}:1`,
  },
  {
    rule: "prisma-in-db-and-core",
    what: "the server imports Prisma",
    files: { "apps/server/src/rows.ts": 'import "@prisma/client";\n' },
    at: "apps/server/src/rows.ts:1",
  },
  {
    rule: "prisma-in-db-and-core",
    what: "an adapter reaches for the generated client",
    files: { "packages/adapters/src/rows.ts": 'import "../../db/src/generated/client.ts";\n' },
    at: "packages/adapters/src/rows.ts:1",
  },
  {
    rule: "env-in-one-place",
    what: "process.env in the core",
    files: { [verb]: '\nexport const key = process.env["KEY"];\n' },
    at: `${verb}:2`,
  },
  {
    rule: "env-in-one-place",
    what: "the environment under another name",
    files: { [verb]: 'import { env as settings } from "node:process";\nexport { settings };\n' },
    at: `${verb}:1`,
  },
  {
    rule: "env-in-one-place",
    what: "the environment taken out of process",
    files: { [verb]: "const { env } = process;\nexport { env };\n" },
    at: `${verb}:1`,
  },
  {
    rule: "env-in-one-place",
    what: "the bundler's environment outside of env.ts",
    files: { "apps/web/src/base.ts": "export const base = import.meta.env.BASE_URL;\n" },
    at: "apps/web/src/base.ts:1",
  },
  {
    rule: "output-on-procedures",
    what: "a query without an output",
    files: {
      "packages/api/src/user.ts":
        "declare const p: any;\nexport const me = p\n  .input(1)\n  .query(() => 1);\n",
    },
    at: "packages/api/src/user.ts:4",
  },
  {
    rule: "output-on-procedures",
    what: "an output that lets everything through",
    files: {
      "packages/api/src/user.ts":
        "declare const p: any;\ndeclare const z: any;\nexport const me = p.output(z.any()).subscription(1);\n",
    },
    at: "packages/api/src/user.ts:3",
  },
  {
    rule: "platform-neutral",
    what: "a Node module in the contract",
    files: {
      "packages/contract/src/digest.ts": 'import type { Hash } from "node:crypto";\nexport type H = Hash;\n',
    },
    at: "packages/contract/src/digest.ts:1",
  },
  {
    rule: "platform-neutral",
    what: "a Buffer in the router",
    files: { "packages/api/src/bytes.ts": '\nexport const size = Buffer.byteLength("a");\n' },
    at: "packages/api/src/bytes.ts:2",
  },
  {
    rule: "browser-bundle",
    what: "a client loads a Node module through its own package",
    files: {
      "packages/client/src/index.ts": 'export * from "./disk.ts";\n',
      "packages/client/src/disk.ts": 'export * from "node:fs";\n',
      "apps/web/src/main.tsx": 'export * from "@claw/client";\n',
    },
    at: "packages/client/src/disk.ts:1",
  },
  {
    rule: "browser-bundle",
    what: "a client loads the router",
    files: { "apps/web/src/router.ts": 'export const load = () => import("@claw/api/server");\n' },
    at: "apps/web/src/router.ts:1",
  },
  {
    rule: "browser-program",
    what: "a server type is named where a browser's program sees it",
    files: { "packages/api/src/server.ts": 'export type Router = import("@claw/core").Anything;\n' },
    at: "apps/web/tsconfig.json:1",
  },
  {
    rule: "testing-only-in-tests",
    what: "the server imports what tests use",
    files: { "apps/server/src/fake.ts": 'import "@claw/testing";\n' },
    at: "apps/server/src/fake.ts:1",
  },
  {
    rule: "declared-dependencies",
    what: "a library that the package does not declare",
    files: { [verb]: 'import "left-pad/even.js";\n' },
    at: `${verb}:1`,
  },
  {
    rule: "declared-dependencies",
    what: "code that runs on a devDependency",
    files: {
      "packages/adapters/package.json": JSON.stringify({
        name: "@claw/adapters",
        devDependencies: { openai: "catalog:" },
      }),
    },
    at: "packages/adapters/src/index.ts:1",
  },
  {
    rule: "catalog-versions",
    what: "a version of its own",
    files: { "packages/contract/package.json": '{\n  "dependencies": {\n    "zod": "^4.0.0"\n  }\n}\n' },
    at: "packages/contract/package.json:3",
  },
  {
    rule: "clean-lock-file",
    what: "a registry's address",
    files: {
      "pnpm-lock.yaml": "packages:\n  a@1.0.0:\n    resolution: {tarball: https://packages.example/a.tgz}\n",
    },
    at: "pnpm-lock.yaml:3",
  },
  {
    rule: "clear-names",
    what: "a drawer for everything",
    files: { "packages/core/src/utils/date.ts": "export const day = 1;\n" },
    at: "packages/core/src/utils/date.ts:1",
  },
  {
    rule: "no-suppressions",
    what: "the compiler silenced",
    files: { [verb]: "// @ts-expect-error because\nexport const one = 1;\n" },
    at: `${verb}:1`,
  },
  {
    rule: "no-swallowed-errors",
    what: "an empty catch",
    files: { [verb]: "try {\n  JSON.parse('');\n} catch {}\n" },
    at: `${verb}:3`,
  },
  {
    rule: "no-swallowed-errors",
    what: "a rejection that goes nowhere",
    files: { [verb]: "Promise.reject(1).catch(() => undefined);\n" },
    at: `${verb}:1`,
  },
  {
    rule: "no-loose-ends",
    what: "work put off",
    files: { [verb]: "export const one = 1;\n// TODO: two\n" },
    at: `${verb}:2`,
  },
  {
    rule: "no-test-branches",
    what: "another way under test",
    files: { [verb]: 'export const slow = (NODE_ENV: string) => NODE_ENV !== "test";\n' },
    at: `${verb}:1`,
  },
];
