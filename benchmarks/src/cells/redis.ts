import type { Pace } from "../measure/pace.ts";
import { cpuRatio, type Sample } from "../report/cost-table.ts";
import { factor } from "../report/show.ts";
import { atMost } from "../report/verdict.ts";
import { openClaw } from "../subject/open-claw.ts";
import { openClawPair, otherProcess } from "../subject/open-claw-pair.ts";
import { startPostgres } from "../surroundings/start-postgres.ts";
import { startProvider } from "../surroundings/start-provider.ts";
import type { Cell } from "./cell.ts";
import { pacedLoad, pacedRounds } from "./paced-rounds.ts";
import { pacedTable } from "./paced-table.ts";

const readers = 60;
const limit = 1.2;

/** What it costs that another process can be read from. */
export const redis: Cell = {
  name: "redis",
  title: "Redis between two processes",
  async run(context, stack) {
    const { cores } = context;
    const load = pacedLoad(context);
    const providerUrl = await startProvider(cores, stack);
    const database = await startPostgres(stack);
    const env = { DATABASE_URL: database.url };
    const { rounds, noise } = await pacedRounds<"one" | "two">(
      {
        readers,
        load,
        subjects: [
          {
            name: "one",
            subject: await openClaw(
              { providerUrl, cores, readers, profileDir: null, env, databasePids: database.pids },
              stack,
            ),
          },
          { name: "two", subject: await openClawPair({ providerUrl, cores, readers }, stack) },
        ],
      },
      context,
      stack,
    );
    const ratio = (of: (two: Pace) => Sample) =>
      cpuRatio(rounds.map(({ one, two }) => ({ ours: of(two), theirs: one })));

    return {
      how:
        `${readers} answers of ${load.tokens} tokens at ${load.tokensPerSecond} tokens a second, once by one process without Redis, once asked of one process ` +
        "and read from another. The second one runs on the load's core, so its delays are those of a crowded place.",
      tables: [
        pacedTable(`${readers} paced streams`, [
          { title: "one process", samples: rounds.map(({ one }) => one) },
          { title: "two processes: the one that writes", samples: rounds.map(({ two }) => two) },
        ]),
      ],
      verdicts: [
        atMost({
          what: "CPU a token with Redis, the writing process",
          found: ratio((two) => two),
          limit,
          write: factor,
        }),
        atMost({
          what: "CPU a token with Redis, both processes together",
          found: ratio(together),
          limit,
          write: factor,
        }),
      ],
      panels: [],
      noise,
    };
  },
};

/** As if both were one. */
function together(sample: Pace): Sample {
  const other = sample.helpers[otherProcess] ?? null;
  const isKnown = sample.cpuSeconds !== null && other !== null;

  return { ...sample, cpuSeconds: isKnown ? (sample.cpuSeconds ?? 0) + other : null };
}
