import { listDescendants } from "../process/processor-time.ts";
import { openClawReader } from "./open-claw-reader.ts";
import { openClawWireReader } from "./open-claw-wire-reader.ts";
import { registerPeople } from "./register-people.ts";
import { type StartClawOptions, startClaw } from "./start-claw.ts";
import type { Subject } from "./subject.ts";

/** Answers in flight are limited for each person, so the readers are several people. */
const readersPerPerson = 8;

export type OpenClawOptions = StartClawOptions & {
  /** The most readers at once. */
  readers: number;
  /** Folder for a processor profile of the server, written when it ends; null: none. */
  profileDir: string | null;
  /** Of the PostgreSQL that `env` names; the embedded one's unless given. */
  databasePids?: () => number[];
  /** Read by tRPC's protocol by hand instead of by `@trpc/client`. */
  byHand?: boolean;
};

/** A server of its own, with people who have signed in. It ends with `stack`. */
export async function openClaw(options: OpenClawOptions, stack: AsyncDisposableStack): Promise<Subject> {
  const { readers, profileDir, databasePids } = options;
  const nodeOptions = profileDir === null ? [] : ["--cpu-prof", `--cpu-prof-dir=${profileDir}`];
  const { url, pid } = await startClaw({ ...options, nodeOptions }, stack);
  const tokens = await registerPeople(url, Math.ceil(readers / readersPerPerson));

  return {
    gauged: () => ({ pid, helpers: { PostgreSQL: databasePids?.() ?? listDescendants(pid) } }),
    openReader: (index) => {
      const token = tokens[Math.floor(index / readersPerPerson)] ?? "";
      return options.byHand
        ? openClawWireReader(url, token)
        : openClawReader({ askAt: url, readAt: url, token });
    },
  };
}
