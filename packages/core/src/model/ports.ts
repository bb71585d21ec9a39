/** Which providers this installation is connected to. */
export interface ProviderDirectory {
  /** Name in the catalog of the model that answers where a conversation names none. */
  readonly defaultModel: string;
  /** True where nothing but the built-in assistant answers. */
  readonly isOffline: boolean;
  /** The names of all models that configured providers announced, to be put into the catalog. */
  readonly announced: readonly AnnouncedModel[];
  /** True where a model of this provider can be asked. */
  serves(provider: string): boolean;
}

export type AnnouncedModel = { name: string; provider: string; contextWindow?: number };
