import { saturate } from "../measure/saturate.ts";
import { type FirstTokens, timeFirstTokens } from "../measure/time-first-tokens.ts";
import { show, tenths } from "../report/show.ts";
import { spread } from "../report/spread.ts";
import { table } from "../report/table.ts";
import { atMost } from "../report/verdict.ts";
import { alternate } from "../rounds/alternate.ts";
import { openAiSdk } from "../subject/open-ai-sdk.ts";
import { openClaw } from "../subject/open-claw.ts";
import { openRelay } from "../subject/open-relay.ts";
import { openSeat, type Subject, titles } from "../subject/subject.ts";
import { startProvider } from "../surroundings/start-provider.ts";
import type { Cell } from "./cell.ts";

const order = ["claw", "clawClient", "raw", "aiSdk"] as const;
const warmReaders = 8;
/** Many short answers: it is the beginning of one that has to be compiled. */
const warmUp = { answers: 60, tokens: 100 };

/** How long somebody alone waits for the first word. */
export const firstToken: Cell = {
  name: "first-token",
  title: "Time to first token",
  async run({ cores, rounds, isQuick, profileDir, say }, stack) {
    const core = cores?.subject ?? null;
    const answers = isQuick ? 8 : 32;
    const providerUrl = await startProvider(cores, stack);
    const server = { providerUrl, cores, readers: warmReaders, profileDir };
    const part = async (name: (typeof order)[number], subject: Subject) => {
      const seat = await openSeat(subject, warmReaders, stack);
      await saturate(seat, warmUp, core);
      await timeFirstTokens(seat, answers, core);

      return { name, measure: () => timeFirstTokens(seat, answers, core) };
    };
    const found = await alternate<(typeof order)[number], FirstTokens>(
      [
        await part("claw", await openClaw({ ...server, byHand: true }, stack)),
        await part("clawClient", await openClaw(server, stack)),
        await part("raw", await openRelay("raw", providerUrl, core, stack)),
        await part("aiSdk", await openAiSdk(providerUrl, core, stack)),
      ],
      rounds,
      say,
    );

    const firstTokens = (name: (typeof order)[number]) =>
      spread(found.rounds.map((round) => round[name].firstToken));
    const delays = (name: (typeof order)[number]) => spread(found.rounds.map((round) => round[name].delay));
    const difference = spread(found.rounds.map(({ claw, raw }) => claw.firstToken - raw.firstToken));

    return {
      how: `One answer at a time, ${answers} a round, 12 tokens at 100 a second: medians of the rounds' medians.`,
      tables: [
        table(
          ["one paced answer", "first token, ms (p50)", "delay of a token, ms (p50)"],
          order.map((name) => [titles[name], show(firstTokens(name), tenths), show(delays(name), tenths)]),
        ),
      ],
      verdicts: [
        atMost({ what: "first token, ms more than raw (p50)", found: difference, limit: 3, write: tenths }),
      ],
      panels: [
        {
          picture: "latency",
          panel: {
            title: "Time to first token, p50 (less is better)",
            bars: order.map((name) => ({
              label: titles[name],
              value: firstTokens(name),
              isOurs: name === "claw",
            })),
            write: (value) => `${value.toFixed(1)} ms`,
          },
        },
      ],
      noise: found.noise,
    };
  },
};
