import { type Actor, type CsvFile, type ExportLedger, formatMicro } from "@claw/contract";
import { requireMember } from "../../runtime/require-actor.ts";
import { chinaDay } from "../china-days.ts";
import { type CsvCell, csvFile } from "./csv.ts";
import type { AccountDeps } from "./deps.ts";
import { type LedgerRow, readLedger } from "./ledger-rows.ts";
import { callsSeen } from "./list-ledger.ts";

export type ExportSize = {
  mostRows: number;
  /** So many are read and written between two looks at what else is to be done. */
  batchRows: number;
};

/** What Excel opens without a wait, and about 10 MB. */
const usualSize: ExportSize = { mostRows: 50_000, batchRows: 5_000 };

/** The same movements as `listLedger` as a file, the newest 50,000. */
export async function exportLedger(
  { db, clock }: Pick<AccountDeps, "db" | "clock">,
  actor: Actor,
  filter: ExportLedger,
  { mostRows, batchRows }: ExportSize = usualSize,
): Promise<CsvFile> {
  const { organizationId } = requireMember(actor);
  const query = { ...filter, organizationId, callsOf: await callsSeen(db, actor) };
  const lines: CsvCell[][] = [];
  let before: bigint | null = null;
  let isMore = true;

  while (isMore && lines.length < mostRows) {
    const rows: LedgerRow[] = await readLedger(db, { ...query, before, limit: batchRows + 1 });
    const batch = rows.slice(0, batchRows);
    lines.push(...batch.map(lineOf));
    isMore = rows.length > batchRows;
    before = BigInt(batch.at(-1)?.seq ?? 0);
  }

  const days = [filter.from, filter.to ?? chinaDay(clock.now())].filter((day) => day !== undefined);
  return {
    fileName: `claw-ledger-${days.join("-to-")}.csv`,
    content: csvFile(head, lines),
    isCut: isMore,
  };
}

const head = [
  "time",
  "kind",
  "amount",
  "balance",
  "currency",
  "reason",
  "purpose",
  "model",
  "prompt_tokens",
  "completion_tokens",
  "usage_source",
  "conversation_id",
  "call_id",
  "payment_id",
  "invoice_id",
  "transaction_id",
] as const;

function lineOf(row: LedgerRow): CsvCell[] {
  const text = (value: string | null): CsvCell => ({ text: value });
  const count = (value: number | null): CsvCell => (value === null ? text(null) : { number: String(value) });
  const money = (micro: string): CsvCell => ({ number: formatMicro(BigInt(micro)) });

  return [
    text(row.created_at.toISOString()),
    text(row.kind),
    money(row.amount),
    money(row.balance),
    text("CNY"),
    text(row.reason),
    text(row.purpose),
    text(row.model),
    count(row.prompt_tokens),
    count(row.completion_tokens),
    text(row.usage_source),
    text(row.conversation_id),
    text(row.call_id),
    text(row.payment_id),
    text(row.invoice_id),
    text(row.id),
  ];
}
