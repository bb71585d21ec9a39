import type { Spread } from "./spread.ts";

export type Show = (value: number) => string;

/** `median (least–most)`; a dash for what is not known. */
export function show(spread: Spread | null, write: Show): string {
  return spread === null ? "–" : `${write(spread.median)} (${write(spread.min)}–${write(spread.max)})`;
}

export const factor: Show = (value) => value.toFixed(2);

export const thousands: Show = (value) => `${(value / 1000).toFixed(1)} k`;

export const tenths: Show = (value) => value.toFixed(1);

export const whole: Show = (value) => value.toFixed(0);

/** Of a share from 0 to 1. */
export const percent: Show = (share) => `${Math.round(share * 100)} %`;

/** Of bytes. */
export const kilobytes: Show = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;

/** Of bytes. */
export const megabytes: Show = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MB`;
