import type { Actor } from "../actor.ts";
import type { ProviderHealth, ProviderHealthQuery } from "./health.ts";
import type {
  CreateProvider,
  FoundModels,
  OrderProviders,
  Provider,
  ProviderRef,
  ProviderTest,
  TestProvider,
  UpdateProvider,
} from "./schemas.ts";

/** The services that models are asked at; every process follows a change within seconds. Operators only. */
export interface ProviderService {
  /** Those of the database in their order, then those of the environment. */
  list(actor: Actor): Promise<Provider[]>;
  /** CONFLICT for a name that exists, INVALID_INPUT for an address that no provider can have. */
  create(actor: Actor, input: CreateProvider): Promise<Provider>;
  /** INVALID_INPUT where the key would go to another server than it was given for. CONFLICT where somebody was faster. */
  update(actor: Actor, input: UpdateProvider): Promise<Provider>;
  order(actor: Actor, input: OrderProviders): Promise<Provider[]>;
  /** CONFLICT while models of it are offered. */
  delete(actor: Actor, input: ProviderRef): Promise<void>;
  /** Asks the service itself, at no cost. A fault is an answer and no error. */
  test(actor: Actor, input: TestProvider): Promise<ProviderTest>;
  /** What it lists. PROVIDER_FAILED, PROVIDER_TIMEOUT, PROVIDER_REJECTED_KEY where it does not. */
  fetchModels(actor: Actor, input: ProviderRef): Promise<FoundModels>;
  health(actor: Actor, input: ProviderHealthQuery): Promise<ProviderHealth[]>;
}
