import type { Actor } from "../actor.ts";
import type {
  AddModels,
  CatalogModel,
  ModelRef,
  PreviewPrice,
  PricePreview,
  PriceRef,
  PriceVersion,
} from "./catalog.ts";
import type { CreateModel, Model, SetPrice, UpdateModel } from "./schemas.ts";

export interface ModelService {
  /** The enabled models that the caller's tier may ask, the default one first. */
  list(actor: Actor): Promise<Model[]>;
  /** Operators only. CONFLICT for a name that exists. */
  create(actor: Actor, input: CreateModel): Promise<Model>;
  /** Operators only. CONFLICT for what cannot be: offered without a price, a default that not everybody may ask. */
  update(actor: Actor, input: UpdateModel): Promise<Model>;
  /** Operators only. Opens a new price version, now or later; calls already admitted keep theirs. */
  setPrice(actor: Actor, input: SetPrice): Promise<Model>;
}

/** The catalog as operators see it, also what is not offered. Operators only. */
export interface CatalogService {
  list(actor: Actor): Promise<CatalogModel[]>;
  /** CONFLICT for a name that exists. Those without a price are not offered until they have one. */
  add(actor: Actor, input: AddModels): Promise<CatalogModel[]>;
  update(actor: Actor, input: UpdateModel): Promise<CatalogModel>;
  setPrice(actor: Actor, input: SetPrice): Promise<CatalogModel>;
  /** The model's own prices, the newest first. */
  prices(actor: Actor, input: ModelRef): Promise<PriceVersion[]>;
  /** A price that has not begun. CONFLICT for one that has. */
  withdrawPrice(actor: Actor, input: PriceRef): Promise<CatalogModel>;
  /** What the calls of a month would have cost at another price, to the micro-yuan. */
  previewPrice(actor: Actor, input: PreviewPrice): Promise<PricePreview>;
}
