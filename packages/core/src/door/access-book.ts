import type { Database } from "@claw/db";
import type { JobNotes } from "../runtime/job-notes.ts";
import type { Log } from "../runtime/ports.ts";
import { repeat } from "../runtime/repeat.ts";
import { createJudge, type Judge, type Rule } from "./create-judge.ts";

/** Who is let in, as it counts in this process. */
export interface AccessBook extends Judge, AsyncDisposable {
  /** Looks now, rather than within two seconds. */
  refresh(): Promise<void>;
}

const everyMs = 2_000;

/** Reads the rules and follows them, whichever process changes them. While the database is away the last ones count. */
export async function openAccessBook({
  db,
  log,
  jobs,
}: {
  db: Database;
  log: Log;
  jobs?: JobNotes;
}): Promise<AccessBook> {
  let current = createJudge([]);
  let seen = "";

  async function refresh(): Promise<void> {
    const { rows } = await db.pool.query<{ state: string }>({ name: "access-state", text: stateSql });
    const state = rows[0]?.state ?? "";
    if (state === seen) return;

    current = createJudge(await readActiveRules(db.pool));
    seen = state;
  }

  await refresh();
  const following = repeat({ what: "reading the rules of access", everyMs, log, jobs }, refresh);

  return {
    judge: (address, userId) => current.judge(address, userId),
    get allowsAccounts() {
      return current.allowsAccounts;
    },
    refresh,
    [Symbol.asyncDispose]: () => following[Symbol.asyncDispose](),
  };
}

const activeSql = "expires_at IS NULL OR expires_at > now()";

/** Another text whenever other rules count. */
const stateSql = `SELECT md5(string_agg(id::text, ',' ORDER BY id)) AS state FROM access_rules WHERE ${activeSql}`;

/** Those that count now. */
export async function readActiveRules(client: Pick<Database["pool"], "query">): Promise<Rule[]> {
  const { rows } = await client.query<Rule>(activeRulesSql);

  return rows;
}

export const activeRulesSql = `SELECT effect::text, range, user_id AS "userId" FROM access_rules WHERE ${activeSql}`;
