import type { CsvFile } from "@claw/contract";
import { expect, test } from "vitest";
import { csvFile } from "../../../src/billing/account/csv.ts";
import { exportLedger } from "../../../src/billing/account/export-ledger.ts";
import { checkInvariants, postGrant } from "../../../src/billing/index.ts";
import { settledCall } from "./settled-call.ts";
import { openWorld } from "./world.ts";

test("a text that a spreadsheet would take for a formula gets an apostrophe; a negative number stays a number", () => {
  const row = (text: string) =>
    csvFile(["x"], [[{ text }]])
      .split("\r\n")
      .slice(1)
      .join("\r\n");

  expect(row("=HYPERLINK(1)")).toBe("'=HYPERLINK(1)\r\n");
  expect(row("+1")).toBe("'+1\r\n");
  expect(row("-1")).toBe("'-1\r\n");
  expect(row("@SUM(A1)")).toBe("'@SUM(A1)\r\n");
  expect(row("\t=1")).toBe("'\t=1\r\n");
  expect(row("\r=1")).toBe('"\'\r=1"\r\n');
  expect(row("  =1")).toBe("'  =1\r\n");
  expect(row("＝1")).toBe("'＝1\r\n");
  expect(row("a=1")).toBe("a=1\r\n");
  expect(csvFile(["x"], [[{ number: "-0.036020" }]])).toBe("\uFEFFx\r\n-0.036020\r\n");
  expect(() => csvFile(["x"], [[{ number: "=1" }]])).toThrow(RangeError);
});

test("commas, quotes and lines within a cell are kept as RFC 4180 says", () => {
  expect(csvFile(["a", "b"], [[{ text: 'he said "x", then\nleft' }, { text: null }]])).toBe(
    '\uFEFFa,b\r\n"he said ""x"", then\nleft",\r\n',
  );
});

test("a ledger becomes a file with a byte order mark, newest first, whatever people wrote into it", async () => {
  await using world = await openWorld();
  const person = await world.person();
  const { organizationId } = person;
  await world.db.prisma.$transaction((tx) =>
    postGrant(tx, {
      organizationId,
      amountMicro: 1_000_000n,
      key: "one",
      reason: "=cmd|'/C calc'!A0",
      actorId: null,
    }),
  );
  const { id } = await settledCall(world.db, person, { model: "@cf/model" });

  const file = await world.accounts.exportLedger(person, {});
  const lines = file.content.split("\r\n");

  expect(file).toMatchObject({ fileName: "claw-ledger-2027-03-01.csv", isCut: false });
  expect(file.content.startsWith("\uFEFFtime,kind,amount,balance,currency,reason,")).toBe(true);
  expect(lines).toHaveLength(4);
  expect(lines[1]).toContain(`,usage,-0.003000,0.997000,CNY,,answer,'@cf/model,100,50,provider,,${id},`);
  expect(lines[2]).toContain(",grant,1.000000,1.000000,CNY,'=cmd|'/C calc'!A0,,,,,,,,,,");
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("a file has the newest movements of a filter, each once, and says when there were more than it may have", async () => {
  await using world = await openWorld();
  const person = await world.person();
  for (let count = 0; count < 7; count += 1) await settledCall(world.db, person);
  const { items } = await world.accounts.ledger(person, { limit: 100 });
  const idsOf = ({ content }: CsvFile) =>
    content
      .trimEnd()
      .split("\r\n")
      .slice(1)
      .map((line) => line.slice(line.lastIndexOf(",") + 1));
  const exportOf = (mostRows: number) =>
    exportLedger(world.deps, person, { kind: "usage" }, { mostRows, batchRows: 3 });

  const [cut, whole] = [await exportOf(6), await exportOf(9)];

  expect(cut.isCut).toBe(true);
  expect(idsOf(cut)).toEqual(items.slice(0, 6).map(({ id }) => id));
  expect(whole.isCut).toBe(false);
  expect(idsOf(whole)).toEqual(items.map(({ id }) => id));
});
