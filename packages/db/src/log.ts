/** Where this package reports what it does; a pino logger fits. Messages hold no row contents and no secrets. */
export type DatabaseLog = {
  info(message: string): void;
  warn(message: string): void;
};

/** For callers that do not want to hear: what must be known is thrown. */
export const silentLog: DatabaseLog = { info: () => {}, warn: () => {} };
