import type { Member } from "./open-member.ts";
import { type Random, wholeBetween } from "./seeded-random.ts";

/** Holds one socket after the other, each with a subscription and for a while, until told to end. */
export async function keepIdle(member: Member, random: Random, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const wire = await member.openSocket();
    wire.subscribe("conversation.onChange", {}, () => undefined);
    const { promise: over, resolve } = Promise.withResolvers<void>();
    const leave = () => resolve();
    const timer = setTimeout(leave, wholeBetween(random, 2000, 60_000));
    signal.addEventListener("abort", leave, { once: true });

    // The server may end it before, with the token.
    await Promise.race([over, wire.closed]);

    clearTimeout(timer);
    signal.removeEventListener("abort", leave);
    wire.cut();
    await wire.closed;
  }
}
