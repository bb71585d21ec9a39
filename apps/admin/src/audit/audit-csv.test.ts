import { expect, test } from "vitest";
import { auditCsv } from "./audit-csv.ts";

const line = (detail: object, userName: string | null) =>
  JSON.stringify({ id: "1", action: "signed_in", outcome: "ok", userName, detail, seq: 7 });

test("each event is a line with its details in quotes, and a name is never a formula", () => {
  const [head, first, second, end] = auditCsv(
    `${line({ a: 1 }, "=HYPERLINK(1)")}\n${line({}, "Ada, L.")}\n`,
  ).split("\r\n");

  expect(head).toBe(
    "\uFEFFcreatedAt,action,outcome,userId,userName,userEmail,address,detail,organizationId,seq,hash,id",
  );
  expect(first).toBe(',signed_in,ok,,\'=HYPERLINK(1),,,"{""a"":1}",,7,,1');
  expect(second).toBe(',signed_in,ok,,"Ada, L.",,,{},,7,,1');
  expect(end).toBe("");
});
