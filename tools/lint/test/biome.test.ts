import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const repository = join(import.meta.dirname, "../../..");

/** Every rule of biome.json that the style leans on, and code that breaks it. */
const planted: { rule: string; path?: string; code: string }[] = [
  { rule: "noExplicitAny", code: "export const a: any = 1;" },
  { rule: "noUnsafeTypeAssertion", code: "export const a = JSON.parse('1') as { b: number };" },
  { rule: "noNonNullAssertion", code: "export const a = (b: string | null) => b!.length;" },
  { rule: "noTsIgnore", code: "// @ts-ignore\nexport const a: string = 1;" },
  { rule: "noFloatingPromises", code: "async function go(): Promise<number> {\n  return 1;\n}\ngo();" },
  { rule: "noMisusedPromises", code: "const p = Promise.resolve(1);\nexport const a = p ? 1 : 2;" },
  {
    rule: "useExhaustiveSwitchCases",
    code: "export function f(a: 'b' | 'c') {\n  switch (a) {\n    case 'b':\n      return 1;\n  }\n}",
  },
  { rule: "noEnum", code: "export enum A {\n  B,\n}" },
  { rule: "noParameterProperties", code: "export class A {\n  constructor(readonly b: string) {}\n}" },
  { rule: "useThrowOnlyError", code: "export function f() {\n  throw 'a';\n}" },
  { rule: "useNodejsImportProtocol", code: "export * from 'fs';" },
  { rule: "useFilenamingConvention", path: "packages/core/src/SendMessage.ts", code: "export const a = 1;" },
  { rule: "noExcessiveLinesPerFile", code: "export const a = 1;\n".repeat(301) },
  { rule: "noFocusedTests", path: "packages/core/src/a.test.ts", code: "test.only('a', () => {});" },
];

function check(path: string, code: string): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), "claw-biome-"));
  const biome = join(repository, "node_modules/.bin/biome");

  cpSync(join(repository, "biome.json"), join(root, "biome.json"));
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), code);

  return new Promise((resolve) => {
    execFile(
      biome,
      ["lint", "--vcs-enabled=false", "--max-diagnostics=none", path],
      { cwd: root },
      (error, out, err) => {
        rmSync(root, { recursive: true, force: true });
        resolve(error === null ? "" : out + err);
      },
    );
  });
}

test.each(planted)("Biome refuses what $rule is about", async ({ rule, path, code }) => {
  const output = await check(path ?? "packages/core/src/planted.ts", code);

  expect(output).toContain(`/${rule}`);
});

test("Biome is content with code that keeps the style", async () => {
  expect(await check("packages/core/src/kept.ts", "export const kept = 1;\n")).toBe("");
});
