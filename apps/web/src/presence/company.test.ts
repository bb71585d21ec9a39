import type { Present } from "@claw/contract";
import { expect, test } from "vitest";
import { type Company, companyAfter, companyHint } from "./company.ts";

function present(userId: string, devices: number, isTyping = false): Present {
  return { userId, name: userId, state: "online", isTyping, devices };
}

const nobody: Company = new Map();

test("the whole picture replaces what was known, changes are laid over it", () => {
  const two = companyAfter(nobody, { type: "all", present: [present("a", 1), present("b", 1)] });
  const changed = companyAfter(two, { type: "changed", present: [present("a", 2)], left: ["b"] });

  expect([...changed.values()]).toEqual([present("a", 2)]);
  expect(companyAfter(changed, { type: "all", present: [] }).size).toBe(0);
});

test("one's own second device is said, and that it is typed on, unless that may be this page", () => {
  const hint = (own: Present, mayBeOurs = false) => companyHint(new Map([["a", own]]), "a", mayBeOurs);

  expect(hint(present("a", 1, true))).toBe("none");
  expect(hint(present("a", 2))).toBe("elsewhere");
  expect(hint(present("a", 2, true))).toBe("typingElsewhere");
  expect(hint(present("a", 2, true), true)).toBe("elsewhere");
  expect(companyHint(nobody, "a", false)).toBe("none");
});
