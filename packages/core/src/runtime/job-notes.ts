/** Where work that is done again and again says how it goes, for those who keep the installation running. */
export interface JobNotes {
  /** @param what in the words of the log: "the check of the accounts" */
  announce(what: string, everyMs: number): JobNote;
}

export interface JobNote {
  began(): void;
  /** @param error what went wrong; undefined where nothing did */
  ended(error?: unknown): void;
  /** It is not done any more. */
  withdrawn(): void;
}
