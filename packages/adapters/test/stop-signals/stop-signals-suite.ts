import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { StopSignals, StopWish } from "@claw/core";
import { patience } from "@claw/testing/patience";
import { expect, test, vi } from "vitest";

export type TwoSides = { wishing: StopSignals; heeding: StopSignals };

/** What stopping relies on. @param sides called in each test; what it gives belongs to the suite */
export function testStopSignals(what: string, sides: () => TwoSides): void {
  test(`${what}: everybody who listens hears each wish once, and nobody after they have left`, async () => {
    const { wishing, heeding } = sides();
    const wishes = [
      { messageId: randomUUID() },
      { conversationId: randomUUID() },
      { messageId: randomUUID() },
    ] as const;
    const heard: StopWish[][] = [[], [], []];
    const leave = heard.map((list) =>
      heeding.listen((wish) => {
        if (wishes.some((own) => isDeepStrictEqual(own, wish))) list.push(wish);
      }),
    );
    leave[2]?.();

    for (const wish of wishes) wishing.publish(wish);

    await vi.waitFor(() => expect(heard).toEqual([wishes, wishes, []]), patience);
    for (const end of leave) end();
  });
}
