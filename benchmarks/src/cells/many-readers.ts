import { followReply } from "../load/follow-reply.ts";
import { openPerson } from "../load/open-person.ts";
import { watchMemory } from "../measure/watch-memory.ts";
import type { Question } from "../probe/facts.ts";
import { megabytes, show, thousands } from "../report/show.ts";
import { spread } from "../report/spread.ts";
import { table } from "../report/table.ts";
import { atMost } from "../report/verdict.ts";
import { burstText } from "../script/burst-text.ts";
import { type Plan, writeQuestion } from "../script/plan.ts";
import { registerPeople } from "../subject/register-people.ts";
import { startProbedClaw } from "../subject/start-probed-claw.ts";
import { startProvider } from "../surroundings/start-provider.ts";
import type { Cell } from "./cell.ts";

type Flood = Extract<Plan, { kind: "burst" }>;

/** Bytes. */
type Peak = { resident: number; inUse: number };

const sockets = 19;
const readersPerSocket = 50;
const readers = sockets * readersPerSocket;
/** The answer begins when all of them have come. */
const afterMs = 5000;
const short: Flood = { kind: "burst", tokens: 250, width: 800, afterMs };
const long: Flood = { ...short, tokens: 4 * short.tokens };

/** Bytes for a character and reader. A copy for each reader would be at least 1; garbage may wait a while. */
const limits = { inUse: 0.05, resident: 0.25 };
const mostRounds = 3;

/** Whether memory grows with an answer's text times its readers. */
export const manyReaders: Cell = {
  name: "many-readers",
  title: "1,000 readers of one answer",
  async run({ cores, rounds, isQuick, say }, stack) {
    const providerUrl = await startProvider(cores, stack);
    const { server, probe } = await startProbedClaw({ providerUrl, cores }, stack);
    const [token = ""] = await registerPeople(server.url, 1);
    const person = await openPerson(server.url, token);
    const wires = await Promise.all(Array.from({ length: sockets }, () => person.openSocket()));

    const readAll = async (plan: Flood, question: Question) => {
      await probe.ask("gc");

      return watchMemory(probe, question, async () => {
        const messageId = await person.ask(writeQuestion(plan));
        const expected = burstText(plan.tokens, plan.width);
        const each = () => wires.map((wire) => followReply(wire, messageId, expected));
        await Promise.all(Array.from({ length: readersPerSocket }, each).flat());
      });
    };
    const measure = async (plan: Flood) => ({
      resident: (await readAll(plan, "look")).rss,
      inUse: (await readAll(plan, "gc")).inUse,
    });

    // The heap finds its size with the load.
    await readAll(long, "look");
    const found: { short: Peak; long: Peak }[] = [];
    while (found.length < (isQuick ? 1 : Math.min(rounds, mostRounds))) {
      found.push({ short: await measure(short), long: await measure(long) });
      say(`round ${found.length}, ${megabytes(found.at(-1)?.long.resident ?? 0)} at most`);
    }

    const more = lengthOf(long) - lengthOf(short);
    const growth = (of: keyof Peak) =>
      spread(found.map((round) => (round.long[of] - round.short[of]) / (more * readers)));
    const peak = (name: "short" | "long", of: keyof Peak) => spread(found.map((round) => round[name][of]));
    const line = (title: string, of: keyof Peak) => [
      title,
      show(peak("short", of), megabytes),
      show(peak("long", of), megabytes),
      show(growth(of), thousandths),
    ];

    return {
      how: `${readers} readers on ${sockets} sockets read one answer as fast as it comes: ${thousands(lengthOf(short))} characters, then ${thousands(lengthOf(long))}. Memory at its highest: as it is, and, in a second answer, in use when garbage has been collected. ${found.length} rounds.`,
      tables: [
        table(
          [`${readers} readers`, "short answer", "long answer", "bytes more for a character and reader"],
          [line("resident", "resident"), line("in use", "inUse")],
        ),
      ],
      verdicts: [
        atMost({
          what: "many readers: bytes in use for a character and reader",
          found: growth("inUse"),
          limit: limits.inUse,
          write: thousandths,
        }),
        atMost({
          what: "the same: resident",
          found: growth("resident"),
          limit: limits.resident,
          write: thousandths,
        }),
      ],
      panels: [
        {
          picture: "memory",
          panel: {
            title: `Memory in use at its highest, ${readers} readers of one answer`,
            write: megabytes,
            bars: [
              {
                label: `${thousands(lengthOf(short))} characters`,
                value: peak("short", "inUse"),
                isOurs: true,
              },
              {
                label: `${thousands(lengthOf(long))} characters`,
                value: peak("long", "inUse"),
                isOurs: true,
              },
            ],
          },
        },
      ],
      noise: null,
    };
  },
};

function lengthOf({ tokens, width }: Flood): number {
  return burstText(tokens, width).length;
}

function thousandths(value: number): string {
  return value.toFixed(3);
}
