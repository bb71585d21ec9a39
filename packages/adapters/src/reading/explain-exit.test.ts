import { expect, test } from "vitest";
import { explainExit } from "./explain-exit.ts";

test.each([
  [{ code: null, signal: "SIGABRT" as const }, "", "MEMORY_LIMIT"],
  [{ code: null, signal: "SIGKILL" as const }, "", "MEMORY_LIMIT"],
  [{ code: 134, signal: null }, "FATAL ERROR: Reached heap limit", "MEMORY_LIMIT"],
  [{ code: 1, signal: null }, "JavaScript heap out of memory", "MEMORY_LIMIT"],
  [{ code: 1, signal: null }, "TypeError: x is not a function", "INTERNAL"],
  [{ code: null, signal: "SIGSEGV" as const }, "", "INTERNAL"],
])("a process that ended with %o and %o is a %s", (exit, errors, problem) => {
  expect(explainExit(exit, errors)).toMatchObject({
    problem,
    cause: { message: expect.stringContaining(errors) },
  });
});
