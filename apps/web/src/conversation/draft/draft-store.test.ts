import { expect, test } from "vitest";
import { createDraftStore, type DraftStorage, rejoin } from "./draft-store.ts";
import { memoryStorage } from "./memory-storage.ts";

function open(storage: DraftStorage, owner = "u1") {
  const problems: unknown[] = [];
  return {
    problems,
    drafts: createDraftStore({ storage, owner: () => owner, onFull: (error) => problems.push(error) }),
  };
}

test("a draft is there again after the page was closed", () => {
  const storage = memoryStorage();
  open(storage).drafts.write("c1", "写到一半");

  expect(open(storage).drafts.read("c1")).toBe("写到一半");
  expect(open(storage).drafts.read("c2")).toBe("");
});

test("what was sent leaves nothing behind", () => {
  const storage = memoryStorage();
  const { drafts } = open(storage);
  drafts.write("c1", "text");
  drafts.write("c1", "");

  expect(storage.entries.size).toBe(0);
});

test("two people on one device do not read each other's drafts, and signing out removes them", () => {
  const storage = memoryStorage();
  storage.entries.set("claw.theme", "dark");
  open(storage, "u1").drafts.write("new", "secret");

  expect(open(storage, "u2").drafts.read("new")).toBe("");
  open(storage, "u2").drafts.clearAll();
  expect([...storage.entries.keys()]).toEqual(["claw.theme"]);
});

test("a device without room keeps the draft as long as the page lives, and says so once a write fails", () => {
  const { drafts, problems } = open(memoryStorage(3));
  drafts.write("c1", "longer than that");

  expect(drafts.read("c1")).toBe("longer than that");
  expect(problems).toHaveLength(1);
});

test("whoever shows a draft hears of its change", () => {
  const { drafts } = open(memoryStorage());
  let calls = 0;
  const stop = drafts.subscribe(() => (calls += 1));
  drafts.write("c1", "a");
  stop();
  drafts.write("c1", "b");

  expect(calls).toBe(1);
});

test("a failed text goes before what was typed since, and is not doubled", () => {
  expect(rejoin("sent", "")).toBe("sent");
  expect(rejoin("sent", "  \n")).toBe("sent");
  expect(rejoin("sent", "sent")).toBe("sent");
  expect(rejoin("sent", "next thought")).toBe("sent\n\nnext thought");
});
