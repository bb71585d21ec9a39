import { cpuMicros, cpuRatio } from "../report/cost-table.ts";
import { factor } from "../report/show.ts";
import { spreadKnown } from "../report/spread.ts";
import { atMost } from "../report/verdict.ts";
import { openClaw } from "../subject/open-claw.ts";
import { openRelay } from "../subject/open-relay.ts";
import { titles } from "../subject/subject.ts";
import { startProvider } from "../surroundings/start-provider.ts";
import type { Cell } from "./cell.ts";
import { pacedLoad, pacedRounds } from "./paced-rounds.ts";
import { pacedTable } from "./paced-table.ts";

const readers = 300;
const order = ["claw", "raw"] as const;

/** What a token costs where there are many. */
export const paced300: Cell = {
  name: "paced-300",
  title: "300 streams at 50 tokens a second",
  async run(context, stack) {
    const { cores, profileDir } = context;
    const core = cores?.subject ?? null;
    const load = pacedLoad(context);
    const providerUrl = await startProvider(cores, stack);
    const { rounds, noise } = await pacedRounds<(typeof order)[number]>(
      {
        readers,
        load,
        subjects: [
          { name: "claw", subject: await openClaw({ providerUrl, cores, readers, profileDir }, stack) },
          { name: "raw", subject: await openRelay("raw", providerUrl, core, stack) },
        ],
      },
      context,
      stack,
    );

    const lines = order.map((name) => ({ name, samples: rounds.map((round) => round[name]) }));

    return {
      how: `${readers} readers, an answer of ${load.tokens} tokens each, at ${load.tokensPerSecond} tokens a second.`,
      tables: [
        pacedTable(
          `${readers} paced streams`,
          lines.map(({ name, samples }) => ({ title: titles[name], samples })),
        ),
      ],
      verdicts: [
        atMost({
          what: "CPU a token to raw, 300 x 50/s",
          found: cpuRatio(rounds.map(({ claw, raw }) => ({ ours: claw, theirs: raw }))),
          limit: 1.3,
          write: factor,
        }),
      ],
      panels: [
        {
          picture: "cost",
          panel: {
            title: "CPU microseconds a token, 300 streams at 50 tokens a second (less is better)",
            bars: lines.flatMap(({ name, samples }) => {
              const value = spreadKnown(samples.map(cpuMicros));
              return value ? [{ label: titles[name], value, isOurs: name === "claw" }] : [];
            }),
            write: (value) => `${Math.round(value)} µs`,
          },
        },
      ],
      noise,
    };
  },
};
