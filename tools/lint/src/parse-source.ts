import { posix } from "node:path";
import { type ParseResult, parseSync, Visitor } from "oxc-parser";
import type { SourceFile } from "./project.ts";

export interface RawImport {
  specifier: string;
  typeOnly: boolean;
  line: number;
}

export type ParsedSource = Omit<SourceFile, "imports"> & { rawImports: RawImport[] };

/** Parses a TypeScript file; throws where it is not valid TypeScript. */
export function parseSource(folder: string, path: string, text: string): ParsedSource {
  const result = parseSync(path, text);
  const lineAt = lineFinder(text);
  const error = result.errors[0];

  if (error)
    throw new Error(`${path}:${lineAt(error.labels[0]?.start ?? 0)} cannot be parsed: ${error.message}`);

  return {
    path,
    folder,
    role: roleOf(folder, path),
    text,
    program: result.program,
    comments: result.comments,
    rawImports: rawImports(result, text, lineAt),
    lineAt,
  };
}

function roleOf(folder: string, path: string): SourceFile["role"] {
  const inside = posix.relative(folder, path);

  if (/\.test\.tsx?$/.test(inside) || inside.startsWith("test/")) return "test";

  return inside.includes("/") ? "source" : "config";
}

function rawImports(result: ParseResult, text: string, lineAt: (position: number) => number): RawImport[] {
  const found: RawImport[] = [];
  const { staticImports, staticExports, dynamicImports } = result.module;

  for (const { moduleRequest, entries, start } of staticImports) {
    const typeOnly = entries.length > 0 && entries.every((entry) => entry.isType);
    found.push({ specifier: moduleRequest.value, typeOnly, line: lineAt(start) });
  }

  for (const { entries, start } of staticExports) {
    const from = entries.find((entry) => entry.moduleRequest)?.moduleRequest;
    if (from) {
      const typeOnly = entries.every((entry) => entry.isType);
      found.push({ specifier: from.value, typeOnly, line: lineAt(start) });
    }
  }

  for (const { moduleRequest, start } of dynamicImports) {
    const literal = /^["'`](.*)["'`]$/.exec(text.slice(moduleRequest.start, moduleRequest.end))?.[1];
    if (literal !== undefined) found.push({ specifier: literal, typeOnly: false, line: lineAt(start) });
  }

  new Visitor({
    TSImportType({ source, start }) {
      found.push({ specifier: source.value, typeOnly: true, line: lineAt(start) });
    },
  }).visit(result.program);

  return found;
}

function lineFinder(text: string): (position: number) => number {
  return (position) => text.slice(0, position).split("\n").length;
}
