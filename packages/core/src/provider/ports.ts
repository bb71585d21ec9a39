import type { CircuitState, ProviderFault } from "@claw/contract";

/** Where a provider is asked, and with what. */
export type ProviderTarget = { baseUrl: string; apiKey: string | null };

export type ProbeResult = {
  fault: ProviderFault | null;
  /** The last status; null where nothing answered. */
  status: number | null;
  /** From the first request to the last answer. */
  milliseconds: number;
  /** What it lists; null where it lists nothing. */
  models: string[] | null;
};

/** Looks at a provider without asking a model. */
export interface ProviderProbe {
  /** Real requests that cost nothing: whether it is there, speaks the language, and takes the key. Never throws. */
  test(target: ProviderTarget): Promise<ProbeResult>;
  /** The list of its models alone. Never throws. */
  list(target: ProviderTarget): Promise<ProbeResult>;
}

/** How providers do in this process. */
export interface Circuits {
  stateOf(provider: string): CircuitState;
}

/** A provider of the environment: named by the settings of the start, or found on this machine. */
export type EnvironmentProvider = { name: string; baseUrl: string; hasKey: boolean };
