import { newId } from "@claw/client";
import { readReplyId } from "../../load/open-person.ts";
import { type Plan, writeQuestion } from "../../script/plan.ts";
import { type Random, wholeBetween } from "../seeded-random.ts";
import type { Scene } from "./deed.ts";

export type Asked = { plan: Plan; messageId: string; replyId: string };

/** Sends a question to which the provider answers as planned. */
export async function ask({ member, conversationId }: Scene, plan: Plan): Promise<Asked> {
  const messageId = newId();
  const content = writeQuestion(plan);
  const exchange = await member.call("conversation.send", { conversationId, content, messageId });

  return { plan, messageId, replyId: readReplyId(exchange) };
}

export function somePaced(random: Random): Plan {
  const tokensPerSecond = wholeBetween(random, 30, 120);
  return { kind: "paced", tokens: wholeBetween(random, 30, 300), tokensPerSecond };
}

export function someBurst(random: Random): Plan {
  return {
    kind: "burst",
    tokens: wholeBetween(random, 50, 2000),
    width: wholeBetween(random, 0, 8),
    afterMs: 0,
  };
}
