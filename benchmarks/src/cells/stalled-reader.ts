import { setTimeout } from "node:timers/promises";
import { followReply } from "../load/follow-reply.ts";
import { openPerson, type Person } from "../load/open-person.ts";
import type { Wire } from "../load/open-wire.ts";
import { inUse, watchMemory } from "../measure/watch-memory.ts";
import type { Probe } from "../probe/open-probe.ts";
import { kilobytes, show } from "../report/show.ts";
import { spread } from "../report/spread.ts";
import { table } from "../report/table.ts";
import { atMost } from "../report/verdict.ts";
import { burstText } from "../script/burst-text.ts";
import { writeQuestion } from "../script/plan.ts";
import { registerPeople } from "../subject/register-people.ts";
import { startProbedClaw } from "../subject/start-probed-claw.ts";
import { startProvider } from "../surroundings/start-provider.ts";
import type { Cell } from "./cell.ts";

const sockets = 10;
/** So many that what goes to one socket is more than the network takes for somebody who does not read (about 4 MB). */
const readersPerSocket = 8;
/** Just below the longest answer that is kept. */
const plan = { kind: "burst", tokens: 1500, width: 1200, afterMs: 0 } as const;
const limit = 256 * 1024;
const settleMs = 500;

/** What readers cost that have stopped to read while an answer floods. */
export const stalledReader: Cell = {
  name: "stalled-reader",
  title: "Stalled readers of a fast answer",
  async run({ cores, rounds, say }, stack) {
    const providerUrl = await startProvider(cores, stack);
    const { server, probe } = await startProbedClaw({ providerUrl, cores }, stack);
    const [token = ""] = await registerPeople(server.url, 1);
    const person = await openPerson(server.url, token);
    await flood(person, probe, { areStalled: false });

    const found: { buffered: number; kept: number }[] = [];
    while (found.length < rounds) {
      const read = await flood(person, probe, { areStalled: false });
      const stalled = await flood(person, probe, { areStalled: true });
      const kept = (inUse(stalled.after) - inUse(read.after)) / (sockets * readersPerSocket);
      found.push({ buffered: stalled.buffered, kept: Math.max(0, kept) });
      say(`round ${found.length}, ${kilobytes(stalled.buffered)} in the fullest socket`);
    }

    const buffered = spread(found.map((round) => round.buffered));
    const kept = spread(found.map((round) => round.kept));
    const length = burstText(plan.tokens, plan.width).length;

    return {
      how:
        `An answer of ${Math.round(length / 1000)} k characters as fast as it comes, with ${sockets} sockets of ${readersPerSocket} readers each that read nothing ` +
        "until it has ended; afterwards all of them read it whole. Beside the same with readers that read.",
      tables: [
        table(
          ["stalled readers", "waits in the fullest socket, at most", "memory in use for a reader"],
          [[String(sockets * readersPerSocket), show(buffered, kilobytes), show(kept, kilobytes)]],
        ),
      ],
      verdicts: [
        atMost({ what: "a stalled reader: waits in its socket", found: buffered, limit, write: kilobytes }),
        atMost({ what: "a stalled reader: memory in use", found: kept, limit, write: kilobytes }),
      ],
      panels: [],
      noise: null,
    };
  },
};

/** One answer with all its readers, each of whom gets every character in the end. */
async function flood(person: Person, probe: Probe, { areStalled }: { areStalled: boolean }) {
  const expected = burstText(plan.tokens, plan.width);
  const wires = await Promise.all(Array.from({ length: sockets }, () => person.openSocket()));
  const control = await person.openSocket();
  const messageId = await person.ask(writeQuestion(plan));

  const reading = wires.flatMap((wire) =>
    Array.from({ length: readersPerSocket }, () => followReply(wire, messageId, expected)),
  );
  if (areStalled) for (const wire of wires) wire.pause();
  const { buffered } = await watchMemory(probe, "look", async () => {
    await followReply(control, messageId, expected);
    if (!areStalled) await Promise.all(reading);
    await setTimeout(settleMs);
  });
  const after = await probe.ask("gc");

  for (const wire of wires) wire.resume();
  await Promise.all(reading);
  await leave([...wires, control]);

  return { buffered, after };
}

async function leave(wires: readonly Wire[]): Promise<void> {
  for (const wire of wires) wire.cut();
  await Promise.all(wires.map(({ closed }) => closed));
}
