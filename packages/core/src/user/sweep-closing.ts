import type { JobNotes } from "../runtime/job-notes.ts";
import type { Log } from "../runtime/ports.ts";
import { repeat } from "../runtime/repeat.ts";
import { closeAccount } from "./close-account.ts";
import type { UserDeps } from "./deps.ts";

const everyMs = 5 * 60_000;
/** Whoever began it is given so long before another process helps. */
const patienceMs = 10 * 60_000;

/** Ends the deletion of accounts that a process has begun and not ended. */
export function startClosingSweep(deps: UserDeps & { log: Log; jobs?: JobNotes }): AsyncDisposable {
  const { log, jobs } = deps;

  return repeat({ what: "ending the deletion of accounts", everyMs, log, jobs }, async () => {
    const before = new Date(deps.clock.now().getTime() - patienceMs);
    const rows = await deps.db.prisma.user.findMany({
      where: { closedAt: null, closingAt: { lt: before } },
      select: { id: true },
      take: 20,
    });
    for (const { id } of rows) await closeAccount(deps, id);
  });
}
