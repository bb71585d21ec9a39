import {
  type AdmittedCall,
  admitCall,
  admitOne,
  readAdmission,
  type Settlement,
  settleCall,
  settlementOf,
} from "@claw/core";
import { type Database, migrate, openDatabase, type Statement } from "@claw/db";
import pg from "pg";
import type { Cell } from "../cells/cell.ts";
import { median } from "../report/spread.ts";
import { table } from "../report/table.ts";
import { startPostgres } from "../surroundings/start-postgres.ts";
import { openPayers, type Payer } from "./open-payers.ts";

/** Connections, and who uses them: each pays for itself, as the people of an installation do. */
const lanes = 40;
const bar = 0.8;

/** How many calls a second can be admitted and settled, beside a plain loop over the same SQL. */
export const gate: Cell = {
  name: "gate",
  title: "Admitting and settling calls",
  async run({ rounds, isQuick, say }, stack) {
    const { url } = await startPostgres(stack);
    await migrate({ url });
    const db = stack.use(openDatabase({ url, poolSize: lanes }));
    const payers = await openPayers(db, lanes);
    const clients = await Promise.all(payers.map(() => connect(url, stack)));
    const calls = isQuick ? 1_000 : 4_000;
    const ours: number[] = [];
    const bare: number[] = [];
    const cpu: number[] = [];

    for (let round = 0; round <= rounds; round += 1) {
      const started = process.cpuUsage();
      const own = await perSecond(calls, payers, (payer) => admitAndSettle(db, payer));
      const { user, system } = process.cpuUsage(started);
      const plain = await perSecond(calls, payers, (payer, lane) => plainly(clients[lane], payer));
      say(`round ${round}: ${Math.round(own)}/s, plain ${Math.round(plain)}/s`);
      // The first one warms up.
      if (round === 0) continue;
      ours.push(own);
      bare.push(plain);
      cpu.push((user + system) / 1_000 / calls);
    }

    const alone: number[] = [];
    for (let at = 0; at < 200; at += 1) {
      const [payer] = payers;
      const before = performance.now();
      if (payer) await admitAndSettle(db, payer);
      alone.push(performance.now() - before);
    }
    const ratio = median(ours) / median(bare);

    return {
      how:
        `${lanes} organizations, a connection each, ${calls} calls a round: an admission (hold on the wallet, row of the call, ` +
        "budgets) and a settlement (ledger, day, totals). Beside it the same statements, one after the other in BEGIN and COMMIT, " +
        "on plain connections.",
      tables: [
        table(
          ["what", "median"],
          [
            ["admitted and settled a second", median(ours).toFixed(0)],
            ["the same SQL in a plain loop, a second", median(bare).toFixed(0)],
            ["both, one call alone", `${median(alone).toFixed(2)} ms`],
            ["processor time of this process for both", `${median(cpu).toFixed(3)} ms`],
          ],
        ),
      ],
      verdicts: [
        {
          what: "admissions and settlements to a plain loop of the same SQL",
          found: `${ratio.toFixed(2)} x`,
          bar: `≥ ${bar} x`,
          isMet: ratio >= bar,
        },
        {
          what: "processor time that money costs an answer",
          found: `${median(cpu).toFixed(3)} ms`,
          bar: "≤ 2 ms",
          isMet: median(cpu) <= 2,
        },
      ],
      panels: [],
      noise: null,
    };
  },
};

async function connect(url: string, stack: AsyncDisposableStack): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  stack.defer(() => client.end());

  return client;
}

async function perSecond(
  calls: number,
  payers: readonly Payer[],
  deed: (payer: Payer, lane: number) => Promise<void>,
): Promise<number> {
  let left = calls;
  const started = performance.now();
  await Promise.all(
    payers.map(async (payer, lane) => {
      while (left > 0) {
        left -= 1;
        await deed(payer, lane);
      }
    }),
  );

  return calls / ((performance.now() - started) / 1_000);
}

function requestOf(payer: Payer) {
  return {
    ...payer,
    conversationId: null,
    messageId: null,
    purpose: "answer" as const,
    model: { id: null, name: "measured", provider: "none" },
    tokens: { prompt: 1_000, output: 1_000 },
    lease: { owner: payer.userId, seconds: 60 },
    at: new Date(),
  };
}

function settlement(call: AdmittedCall): Settlement {
  return {
    ...call,
    usage: { fresh: 1_234, cached: 0, cacheWrite: 0, output: 567, reasoning: 0 },
    usageSource: "provider",
    usageAnomaly: null,
    finishReason: "stop",
    errorCode: null,
    message: null,
  };
}

async function admitAndSettle(db: Database, payer: Payer): Promise<void> {
  const call = await admitOne(db, requestOf(payer));
  if (!call) throw new Error("a call was not admitted");

  await settleCall(db, settlement(call));
}

async function plainly(client: pg.Client | undefined, payer: Payer): Promise<void> {
  if (!client) throw new Error("there are fewer connections than payers");

  const admission = admitCall(requestOf(payer));
  await inTransaction(client, [admission.lock, admission.admit, admission.budgets]);
  const call = readAdmission(admission);
  if (!call) throw new Error("a call was not admitted");

  const { lock, settle } = settlementOf(settlement(call));
  await inTransaction(client, [lock, settle]);
}

async function inTransaction(client: pg.Client, statements: readonly Statement<unknown>[]): Promise<void> {
  await client.query("BEGIN");
  for (const { name, text, values, rows } of statements) {
    const result = await client.query({ name, text, values: [...values] });
    rows.push(...result.rows);
  }
  await client.query("COMMIT");
}
