import type { Project } from "./project.ts";

export interface Violation {
  /** Relative to the repository's root. */
  path: string;
  /** From 1. */
  line: number;
  message: string;
}

/** One rule of the architecture: pure, apart from tools that it may start. */
export interface Rule {
  name: string;
  /** Why the rule exists, in one sentence. */
  reason: string;
  /** What to do about a violation. */
  fix: string;
  check(project: Project): Violation[] | Promise<Violation[]>;
}
