import { type Actor, type ExportLedgerOfAll, formatMicro, type LedgerFilePiece } from "@claw/contract";
import { recordDeed } from "../audit/record-deed.ts";
import { type CsvCell, csvFile, csvLines } from "../billing/account/csv.ts";
import { chinaDay } from "../billing/china-days.ts";
import { requireOperator } from "../runtime/require-actor.ts";
import type { MoneyDeps } from "./deps.ts";
import { type LedgerPlace, type MovementRow, readMovements } from "./movement-rows.ts";
import { type Participants, readParticipants } from "./participants.ts";

/** So many are read at once and are in memory at a time. */
const batchRows = 1_000;
/** Some 20 KB: a socket takes it between two other events. */
const pieceRows = 100;

/**
 * All that `searchLedger` would give as a file in pieces, each made when the one before has gone: a million movements
 * take as much memory as a thousand. Written into the audit log, when it begins.
 */
export async function* watchLedgerFile(
  { db: { prisma }, clock }: Pick<MoneyDeps, "db" | "clock">,
  actor: Actor,
  filter: ExportLedgerOfAll,
  signal?: AbortSignal,
): AsyncGenerator<LedgerFilePiece> {
  const operator = requireOperator(actor);
  const now = clock.now();
  await recordDeed(prisma, operator, {
    action: "ledger_exported",
    detail: { filter: JSON.stringify(filter) },
    at: now,
  });

  const fileName = `claw-ledger-${chinaDay(now)}.csv`;
  yield { fileName, content: csvFile(head, []), rows: 0 };

  let written = 0;
  let after: LedgerPlace | null = null;
  while (!signal?.aborted) {
    const rows: MovementRow[] = await readMovements(prisma, filter, after, batchRows);
    const participants = await readParticipants(
      prisma,
      rows.map(({ owner_id }) => owner_id),
    );
    for (let from = 0; from < rows.length; from += pieceRows) {
      const piece = rows.slice(from, from + pieceRows);
      written += piece.length;
      yield { fileName, content: csvLines(piece.map((row) => lineOf(row, participants))), rows: written };
    }

    const last = rows.at(-1);
    if (rows.length < batchRows || !last) return;
    after = { at: last.created_at, seq: last.seq };
  }
}

const head = [
  "time",
  "kind",
  "amount",
  "balance",
  "size",
  "currency",
  "organization",
  "owner_email",
  "reason",
  "organization_id",
  "call_id",
  "payment_id",
  "invoice_id",
  "transaction_id",
] as const;

function lineOf(row: MovementRow, participants: Participants): CsvCell[] {
  const text = (value: string | null): CsvCell => ({ text: value });
  const money = (micro: bigint | null): CsvCell =>
    micro === null ? text(null) : { number: formatMicro(micro) };

  return [
    text(row.created_at.toISOString()),
    text(row.kind),
    money(row.amount),
    money(row.balance),
    money(row.size),
    text("CNY"),
    text(row.organization),
    text(row.owner_id === null ? null : participants(row.owner_id).email),
    text(row.reason),
    text(row.organization_id),
    text(row.call_id),
    text(row.payment_id),
    text(row.invoice_id),
    text(row.id),
  ];
}
