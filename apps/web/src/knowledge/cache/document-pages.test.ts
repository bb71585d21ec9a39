import { expect, test } from "vitest";
import { sampleDocument } from "../sample-knowledge.ts";
import { type DocumentPages, flattenDocuments, putDocument, removeDocument } from "./document-pages.ts";

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
const pages: DocumentPages = [
  { items: [sampleDocument({ id: "c" }), sampleDocument({ id: "b" })], nextCursor: "older" },
  { items: [sampleDocument({ id: "a", status: "failed" })], nextCursor: null },
];
const ids = (list: DocumentPages) => flattenDocuments(list).map(({ id }) => id);

test("a document is brought up to date where it stands, and a new one comes on top", () => {
  const changed = putDocument(pages, sampleDocument({ id: "b", title: "新名" }), {});
  expect(changed[0]?.items[1]?.title).toBe("新名");
  expect(ids(changed)).toEqual(["c", "b", "a"]);

  expect(ids(putDocument(pages, sampleDocument({ id: "d" }), {}))).toEqual(["d", "c", "b", "a"]);
});

test("a list of one state loses what has left that state, and takes in what has come into it", () => {
  const ready = { status: "ready" } as const;

  expect(ids(putDocument(pages, sampleDocument({ id: "c", status: "failed" }), ready))).toEqual(["b", "a"]);
  expect(ids(putDocument(pages, sampleDocument({ id: "d", status: "queued" }), ready))).not.toContain("d");
  expect(ids(putDocument(pages, sampleDocument({ id: "d" }), ready))).toContain("d");
});

test("into a search nothing comes that was not found", () => {
  expect(ids(putDocument(pages, sampleDocument({ id: "d" }), { query: "x" }))).toEqual(["c", "b", "a"]);
});

test("news that were overtaken change nothing", () => {
  const later = putDocument(pages, sampleDocument({ id: "b", title: "新名", updatedAt: at(9) }), {});
  const late = putDocument(later, sampleDocument({ id: "b", status: "parsing", updatedAt: at(5) }), {});

  expect(late[0]?.items[1]).toMatchObject({ status: "ready", title: "新名" });
});

test("what is deleted leaves its page", () => {
  expect(ids(removeDocument(pages, "c"))).toEqual(["b", "a"]);
});
