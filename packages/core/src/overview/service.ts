import type { OverviewService } from "@claw/contract";
import type { Log } from "../runtime/ports.ts";
import { requireOperator } from "../runtime/require-actor.ts";
import { createFiguresBoard } from "./figures-board.ts";
import { createLook, type LookDeps } from "./look.ts";
import { readModelHistory } from "./read-model-history.ts";
import { readSeries } from "./read-series.ts";

export type OverviewDeps = LookDeps & {
  log: Log;
  /** How often those who watch hear of it; 2 s where left out. */
  everyMs?: number;
};

const usualEveryMs = 2_000;

export function createOverviewService(deps: OverviewDeps): OverviewService {
  const { db, clock, log, everyMs = usualEveryMs } = deps;
  const board = createFiguresBoard({ look: createLook(deps), everyMs, log });

  return {
    async now(actor) {
      requireOperator(actor);
      return board.now();
    },
    async series(actor, input) {
      requireOperator(actor);
      return readSeries(db, input, clock.now());
    },
    async models(actor, input) {
      requireOperator(actor);
      return readModelHistory(db, input, clock.now());
    },
    onFigures(actor, signal) {
      requireOperator(actor);
      return board.watch(signal);
    },
  };
}
