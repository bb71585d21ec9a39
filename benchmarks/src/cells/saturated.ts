import { type Load, type Saturation, saturate } from "../measure/saturate.ts";
import { costTable } from "../report/cost-table.ts";
import { factor, thousands, whole } from "../report/show.ts";
import { spread } from "../report/spread.ts";
import { atLeast } from "../report/verdict.ts";
import { alternate } from "../rounds/alternate.ts";
import { openAiSdk } from "../subject/open-ai-sdk.ts";
import { openClaw } from "../subject/open-claw.ts";
import { openRelay } from "../subject/open-relay.ts";
import { openSeat, type Subject, titles } from "../subject/subject.ts";
import { startProvider } from "../surroundings/start-provider.ts";
import type { Cell } from "./cell.ts";

const readers = 32;
const order = ["claw", "raw", "coalesced", "aiSdk"] as const;

/** Tokens per second of one process, all readers asking as fast as they can. */
export const saturated: Cell = {
  name: "saturated",
  title: "Saturated",
  async run({ cores, rounds, isQuick, profileDir, say }, stack) {
    const core = cores?.subject ?? null;
    const load: Load = { answers: isQuick ? 2 : 4, tokens: 2000 };
    // So much slower that as many answers would take most of the run.
    const loadOfAiSdk: Load = { ...load, answers: 1 };

    const providerUrl = await startProvider(cores, stack);
    const part = async (name: (typeof order)[number], subject: Subject) => {
      const seat = await openSeat(subject, readers, stack);
      const own = name === "aiSdk" ? loadOfAiSdk : load;
      await saturate(seat, own, core);

      return { name, measure: () => saturate(seat, own, core) };
    };
    const found = await alternate<(typeof order)[number], Saturation>(
      [
        await part("claw", await openClaw({ providerUrl, cores, readers, profileDir }, stack)),
        await part("raw", await openRelay("raw", providerUrl, core, stack)),
        await part("coalesced", await openRelay("coalesced", providerUrl, core, stack)),
        await part("aiSdk", await openAiSdk(providerUrl, core, stack)),
      ],
      rounds,
      say,
    );

    const ratioTo = (name: (typeof order)[number]) =>
      spread(found.rounds.map((round) => rate(round.claw) / rate(round[name])));
    const samples = (name: (typeof order)[number]) => found.rounds.map((round) => round[name]);

    return {
      how: `${readers} readers, each ${load.answers} answers of ${load.tokens} tokens (the AI SDK: 1), as fast as they come.`,
      tables: [
        costTable<Saturation>(
          "saturated",
          [
            { title: "tokens/s", value: rate, write: thousands },
            { title: "tokens a frame", value: ({ tokens, pieces }) => tokens / pieces, write: whole },
          ],
          order.map((name) => ({ title: titles[name], samples: samples(name) })),
        ),
      ],
      verdicts: [
        atLeast({ what: "tokens/s to one frame a token", found: ratioTo("raw"), limit: 2, write: factor }),
        atLeast({
          what: "tokens/s to one frame a turn",
          found: ratioTo("coalesced"),
          limit: 0.65,
          write: factor,
        }),
        atLeast({ what: "tokens/s to the AI SDK", found: ratioTo("aiSdk"), limit: 10, write: factor }),
      ],
      panels: [
        {
          picture: "throughput",
          panel: {
            title: "Tokens per second of one process, saturated (more is better)",
            write: (value) => `${Math.round(value / 1000)} k`,
            bars: order.map((name) => ({
              label: titles[name],
              value: spread(samples(name).map(rate)),
              isOurs: name === "claw",
            })),
          },
        },
      ],
      noise: found.noise,
    };
  },
};

function rate({ tokens, seconds }: Saturation): number {
  return tokens / seconds;
}
