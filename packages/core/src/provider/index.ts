export { type AddressKind, addressKind } from "./address-kind.ts";
export { type Circuit, createCircuit } from "./circuit.ts";
export type { ProviderDeps } from "./deps.ts";
export type {
  Circuits,
  EnvironmentProvider,
  ProbeResult,
  ProviderProbe,
  ProviderTarget,
} from "./ports.ts";
export {
  type ConnectedProvider,
  type DefaultModel,
  openProviders,
  type ProviderBook,
  type ProviderBookDeps,
  type ReaderModel,
} from "./provider-book.ts";
export { createProviderService } from "./service.ts";
