import type { Actor } from "../actor.ts";
import type { CreateModel, Model, SetPrice, UpdateModel } from "./schemas.ts";

export interface ModelService {
  /** The enabled models, the default one first. */
  list(actor: Actor): Promise<Model[]>;
  /** Operators only. CONFLICT for a name that exists. */
  create(actor: Actor, input: CreateModel): Promise<Model>;
  /** Operators only. */
  update(actor: Actor, input: UpdateModel): Promise<Model>;
  /** Operators only. Opens a new price version now; calls already admitted keep theirs. */
  setPrice(actor: Actor, input: SetPrice): Promise<Model>;
}
