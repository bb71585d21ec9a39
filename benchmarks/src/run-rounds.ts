import { startGauge } from "./measure/gauge.ts";
import { type Saturation, saturate } from "./measure/saturate.ts";
import { type TokenTimes, timeTokens } from "./measure/time-tokens.ts";
import type { Round } from "./report/findings.ts";
import type { RunOptions } from "./run-options.ts";
import type { Seat, Seats } from "./seats.ts";

/**
 * Warms every server with a burst, then measures them in turn: twice as many rounds as are wanted, at most, so that
 * noisy ones can be repeated.
 * @param core where the servers are pinned; null: nowhere
 */
export async function* runRounds(
  seats: Seats,
  { rounds, load, timings }: RunOptions,
  core: number | null,
): AsyncGenerator<Round> {
  const burst = ({ subject, readers }: Seat): Promise<Saturation> =>
    saturate(readers, load, () => startGauge(subject.pid, core));
  const times = async ({ readers: [reader] }: Seat): Promise<TokenTimes[]> => {
    if (!reader) throw new Error("nobody to ask");

    const found: TokenTimes[] = [];
    while (found.length < timings) found.push(await timeTokens(reader));
    return found;
  };

  for (const seat of [seats.claw, seats.raw, seats.coalesced]) {
    await burst(seat);
    await times(seat);
  }

  for (let round = 0; round < 2 * rounds; round += 1) {
    yield {
      saturation: {
        claw: await burst(seats.claw),
        raw: await burst(seats.raw),
        coalesced: await burst(seats.coalesced),
      },
      times: { claw: await times(seats.claw), raw: await times(seats.raw) },
    };
  }
}
