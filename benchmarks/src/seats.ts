import { fileURLToPath } from "node:url";
import { type Cores, pin } from "./process/cores.ts";
import { startProcess } from "./process/start-process.ts";
import type { RunOptions } from "./run-options.ts";
import { openClaw } from "./subject/open-claw.ts";
import { openRelay } from "./subject/open-relay.ts";
import type { Reader, Subject, SubjectName } from "./subject/subject.ts";

/** A server and those who read from it. */
export type Seat = { subject: Subject; readers: readonly Reader[] };

export type Seats = Readonly<Record<SubjectName, Seat>>;

const providerFile = fileURLToPath(new URL("./provider/main.ts", import.meta.url));

/** Starts the provider, the three servers and their readers. All of it ends with `stack`. */
export async function openSeats(
  { readers, profileDir }: RunOptions,
  cores: Cores | null,
  stack: AsyncDisposableStack,
): Promise<Seats> {
  // This process is the load generator.
  if (cores) pin(process.pid, cores.load);
  const provider = stack.use(await startProcess(providerFile, [], cores?.load ?? null));
  const providerUrl = `http://127.0.0.1:${provider.port}/v1`;
  const core = cores?.subject ?? null;

  const claw = await openClaw({ providerUrl, cores, readers, profileDir }, stack);
  const raw = await openRelay("raw", providerUrl, core, stack);
  const coalesced = await openRelay("coalesced", providerUrl, core, stack);

  return {
    claw: await openSeat(claw, readers, stack),
    raw: await openSeat(raw, readers, stack),
    coalesced: await openSeat(coalesced, readers, stack),
  };
}

async function openSeat(subject: Subject, count: number, stack: AsyncDisposableStack): Promise<Seat> {
  const readers = await Promise.all(Array.from({ length: count }, (_, index) => subject.openReader(index)));
  for (const reader of readers) stack.use(reader);

  return { subject, readers };
}
