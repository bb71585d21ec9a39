import type { Pace } from "../measure/pace.ts";
import { cpuMicros, cpuRatio } from "../report/cost-table.ts";
import { factor, tenths } from "../report/show.ts";
import { spread, spreadKnown } from "../report/spread.ts";
import { atMost } from "../report/verdict.ts";
import { openAiSdk } from "../subject/open-ai-sdk.ts";
import { openClaw } from "../subject/open-claw.ts";
import { openRelay } from "../subject/open-relay.ts";
import { titles } from "../subject/subject.ts";
import { startProvider } from "../surroundings/start-provider.ts";
import type { Cell } from "./cell.ts";
import { pacedLoad, pacedRounds } from "./paced-rounds.ts";
import { pacedTable } from "./paced-table.ts";

const readers = 60;
const order = ["claw", "raw", "aiSdk"] as const;

/** What a token costs, and how late it comes, at the pace of today's models. */
export const paced60: Cell = {
  name: "paced-60",
  title: "60 streams at 50 tokens a second",
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
          { name: "aiSdk", subject: await openAiSdk(providerUrl, core, stack) },
        ],
      },
      context,
      stack,
    );

    const samples = (name: (typeof order)[number]) => rounds.map((round) => round[name]);
    const added = spread(rounds.map(({ claw, raw }) => claw.delay.p50 - raw.delay.p50));
    const tail = spread(rounds.map(({ claw, raw }) => claw.delay.p99 / raw.delay.p99));
    const bars = (write: (sample: Pace) => number | null) =>
      order.flatMap((name) => {
        const value = spreadKnown(samples(name).map(write));
        return value ? [{ label: titles[name], value, isOurs: name === "claw" }] : [];
      });

    return {
      how: `${readers} readers, an answer of ${load.tokens} tokens each, at ${load.tokensPerSecond} tokens a second.`,
      tables: [
        pacedTable(
          `${readers} paced streams`,
          order.map((name) => ({ title: titles[name], samples: samples(name) })),
        ),
      ],
      verdicts: [
        atMost({
          what: "CPU a token to the AI SDK, 60 x 50/s",
          found: cpuRatio(rounds.map(({ claw, aiSdk }) => ({ ours: claw, theirs: aiSdk }))),
          limit: 0.5,
          write: factor,
        }),
        atMost({ what: "delay of a token, ms more than raw (p50)", found: added, limit: 1, write: tenths }),
        atMost({ what: "delay of a token to raw (p99)", found: tail, limit: 3, write: factor }),
      ],
      panels: [
        {
          picture: "cost",
          panel: {
            title: "CPU microseconds a token, 60 streams at 50 tokens a second (less is better)",
            bars: bars(cpuMicros),
            write: (value) => `${Math.round(value)} µs`,
          },
        },
        {
          picture: "latency",
          panel: {
            title: "Delay of a token, p50, 60 streams at 50 tokens a second (less is better)",
            bars: bars(({ delay }) => delay.p50),
            write: (value) => `${value.toFixed(1)} ms`,
          },
        },
        {
          picture: "latency",
          panel: {
            title: "The same, p99",
            bars: bars(({ delay }) => delay.p99),
            write: (value) => `${value.toFixed(1)} ms`,
          },
        },
      ],
      noise,
    };
  },
};
