import type { Actor } from "../actor.ts";
import type { Figures, GetModelHistory, GetSeries, ModelHistory, Series } from "./schemas.ts";

/** How the installation is and was. Operators only. */
export interface OverviewService {
  now(actor: Actor): Promise<Figures>;
  series(actor: Actor, input: GetSeries): Promise<Series>;
  models(actor: Actor, input: GetModelHistory): Promise<ModelHistory>;
  /** At once and then every few seconds; one look for all who watch, and none while nobody does. */
  onFigures(actor: Actor, signal?: AbortSignal): AsyncIterable<Figures>;
}
