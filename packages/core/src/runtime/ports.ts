/** The time, so that tests can move it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** Runs on when the system's clock is set, so that what was to take a minute takes one; may drift from it. */
export const steadyClock: Clock = { now: () => new Date(performance.timeOrigin + performance.now()) };

/** Structured log; fields first, as pino has it. Never prompts, passwords, tokens or keys. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
