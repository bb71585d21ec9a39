import type { Actor } from "../actor.ts";
import type { ListPresets, Preset, ResetPreset, SetPreset } from "./schemas.ts";

/** Each person has their own for each type of conversation. */
export interface PresetService {
  /** One for each type, in the order of the types. */
  list(actor: Actor, input: ListPresets): Promise<Preset[]>;
  set(actor: Actor, input: SetPreset): Promise<Preset>;
  /** As it comes with CLAW.AI. */
  reset(actor: Actor, input: ResetPreset): Promise<Preset>;
}
