import type { Comment, Program } from "oxc-parser";

/** What an import leads to. Paths are relative to the repository's root, with forward slashes. */
export type ImportTarget =
  | { kind: "file"; path: string }
  | { kind: "workspace"; folder: string; path: string | null }
  | { kind: "builtin"; name: string }
  | { kind: "external"; name: string };

export interface Import {
  specifier: string;
  /** Erased before the code runs: `import type`, or every name in it marked `type`. */
  typeOnly: boolean;
  line: number;
  target: ImportTarget;
}

export interface SourceFile {
  path: string;
  /** The workspace folder that it belongs to, such as `packages/core`. */
  folder: string;
  /** `test`: proves something. `config`: at a package's root, read by a tool. `source`: everything else. */
  role: "source" | "test" | "config";
  text: string;
  program: Program;
  comments: Comment[];
  imports: Import[];
  /** The line, from 1, of a position in the text. */
  lineAt(position: number): number;
}

export interface Manifest {
  name: string;
  exports: Record<string, unknown>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
}

export interface Workspace {
  folder: string;
  manifest: Manifest;
  /** The text of its package.json, for the line of what is wrong in it. */
  manifestText: string;
  files: SourceFile[];
}

export interface Project {
  /** Absolute path of the repository. */
  root: string;
  workspaces: Workspace[];
  files: SourceFile[];
  lockFile: string;
}
