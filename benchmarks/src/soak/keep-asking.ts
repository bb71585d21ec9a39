import { setTimeout } from "node:timers/promises";
import { newId } from "@claw/client";
import { deeds } from "./deeds/all-deeds.ts";
import type { Member } from "./open-member.ts";
import { pickWeighted, type Random, wholeBetween } from "./seeded-random.ts";

export type Tally = {
  /** How often each deed was done. */
  done: Map<string, number>;
  /** What went wrong, in words. */
  failures: string[];
};

/** Does one thing after the other until told to end; in a new conversation now and then, some of which are deleted. */
export async function keepAsking(
  member: Member,
  random: Random,
  tally: Tally,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    // Without a title, so that the server asks the model for one.
    const conversationId = newId();
    try {
      await member.call("conversation.create", { id: conversationId });
      for (let left = wholeBetween(random, 1, 6); left > 0 && !signal.aborted; left -= 1) {
        const deed = pickWeighted(random, deeds);
        await deed.run({ member, conversationId, random });
        tally.done.set(deed.name, (tally.done.get(deed.name) ?? 0) + 1);
        await setTimeout(wholeBetween(random, 50, 600));
      }
      if (random() < 0.3) await member.call("conversation.delete", { conversationId });
    } catch (error) {
      tally.failures.push(error instanceof Error ? error.message : String(error));
      await setTimeout(1000);
    }
  }
}
