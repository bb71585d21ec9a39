import { Id } from "@claw/contract";
import { expect, test } from "vitest";
import { newId } from "./new-id.ts";

test("ids are UUIDv7 that hold their time, sort by it, and do not repeat", () => {
  const at = Date.UTC(2026, 10, 22, 8);
  const ids = Array.from({ length: 1000 }, () => newId(at));

  expect(ids.every((id) => Id.safeParse(id).success && id[14] === "7")).toBe(true);
  expect(Number.parseInt((ids[0] ?? "").replaceAll("-", "").slice(0, 12), 16)).toBe(at);
  expect(new Set(ids).size).toBe(1000);
  expect(newId(at) < newId(at + 1)).toBe(true);
});
