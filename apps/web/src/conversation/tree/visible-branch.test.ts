import type { Message } from "@claw/contract";
import { expect, test } from "vitest";
import { sampleMessage } from "../sample-message.ts";
import { isOnNewestBranch, visibleBranch } from "./visible-branch.ts";

/** A message whose id's first letter says whose it is: q for a question, a for an answer. */
function message(id: string, parentId: string | null): Message {
  return sampleMessage({ id, parentId, role: id.startsWith("q") ? "user" : "assistant", content: id });
}

/** `q1 a1>q1 q2>a1`: each message with the one that it follows, oldest first. */
function messages(text: string): Message[] {
  return text.split(" ").map((item) => {
    const [id = "", parentId = null] = item.split(">");
    return message(id, parentId);
  });
}

function shown(text: string, chosenId: string | null = null): string {
  return visibleBranch(messages(text), chosenId)
    .map(({ message: { id }, siblings, index }) =>
      siblings.length === 1 ? id : `${id}(${index + 1}/${siblings.length})`,
    )
    .join(" ");
}

const straight = "q1 a1>q1 q2>a1 a2>q2";
const regenerated = `${straight} a2b>q2`;
const edited = `${regenerated} q1b a1b>q1b q3>a1b`;

test("a conversation without siblings is shown as it was loaded", () => {
  expect(shown(straight)).toBe("q1 a1 q2 a2");
  expect(visibleBranch([], null)).toEqual([]);
});

test("of two answers to one question the newer is shown, and either can be chosen", () => {
  expect(shown(regenerated)).toBe("q1 a1 q2 a2b(2/2)");
  expect(shown(regenerated, "a2")).toBe("q1 a1 q2 a2(1/2)");
});

test("choosing an edited question shows all that followed it, down to the newest", () => {
  expect(shown(edited)).toBe("q1b(2/2) a1b q3");
  expect(shown(edited, "q1")).toBe("q1(1/2) a1 q2 a2b(2/2)");
  expect(shown(edited, "a2")).toBe("q1(1/2) a1 q2 a2(1/2)");
});

test("what is added below the chosen branch is shown, what is added elsewhere is not", () => {
  expect(shown(`${edited} q4>a2b a4>q4`, "q1")).toBe("q1(1/2) a1 q2 a2b(2/2) q4 a4");
  expect(shown(`${edited} a3>q3`, "q1")).toBe("q1(1/2) a1 q2 a2b(2/2)");
});

test("while older pages are missing the branch reaches up as far as it is loaded, and joins when they come", () => {
  expect(shown("a2b>q2 q1b a1b>q1b q3>a1b")).toBe("q1b a1b q3");
  expect(shown("a2>q2 a2b>q2 q3>a2b")).toBe("a2b(2/2) q3");
  expect(shown("q3>a2b a3>q3 q9>a9 a9b>q9", "q3")).toBe("q3 a3");
  expect(shown(edited, "q3")).toBe("q1b(2/2) a1b q3");
});

test("a choice that is not loaded, or was deleted, leaves the newest branch", () => {
  expect(shown(regenerated, "gone")).toBe("q1 a1 q2 a2b(2/2)");
});

test("only a branch that is not the newest needs to be remembered", () => {
  expect(isOnNewestBranch(messages(edited), "a1b")).toBe(true);
  expect(isOnNewestBranch(messages(edited), "a1")).toBe(false);
});

test("an old branch of twenty thousand messages is found in one pass", () => {
  const long = Array.from({ length: 20_000 }, (_, at) => message(`q${at}`, at === 0 ? null : `q${at - 1}`));
  const before = process.cpuUsage();
  expect(visibleBranch([message("q", null), ...long], "q")).toHaveLength(1);
  // Microseconds of this process alone, whatever else the machine is doing.
  expect(process.cpuUsage(before).user).toBeLessThan(1_000_000);
});
