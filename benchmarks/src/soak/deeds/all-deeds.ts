import { newId } from "@claw/client";
import { readReplyId } from "../../load/open-person.ts";
import { burstText } from "../../script/burst-text.ts";
import { type Plan, writeQuestion } from "../../script/plan.ts";
import { requireBeginning, requireWhole } from "../expected-text.ts";
import { type ReadText, readReply } from "../read-reply.ts";
import { wholeBetween } from "../seeded-random.ts";
import { ask, someBurst, somePaced } from "./ask.ts";
import type { Deed, Scene } from "./deed.ts";

const flood: Plan = { kind: "burst", tokens: 600, width: 1000, afterMs: 0 };

/** Half a minute: a stop comes in time however late it comes, and one that does nothing is seen. */
const long: Plan = { kind: "paced", tokens: 3000, tokensPerSecond: 100 };

/** Everything that a soak mixes. */
export const deeds: readonly Deed[] = [
  { name: "paced answers", weight: 8, run: (scene) => readWhole(scene, somePaced(scene.random)) },
  { name: "fast answers", weight: 8, run: (scene) => readWhole(scene, someBurst(scene.random)) },
  { name: "resumed answers", weight: 6, run: readWithCuts },
  { name: "answers on two devices", weight: 3, run: readTwice },
  { name: "stopped and continued answers", weight: 4, run: stopAndContinue },
  { name: "second answers", weight: 3, run: regenerate },
  { name: "questions put differently", weight: 3, run: editAndResend },
  { name: "stalled readers", weight: 2, run: readStalled },
];

async function readWhole(scene: Scene, plan: Plan): Promise<void> {
  const { replyId } = await ask(scene, plan);
  check(plan, await readReply(scene.member, replyId));
}

async function readWithCuts(scene: Scene): Promise<void> {
  const { random, member } = scene;
  const plan = random() < 0.5 ? somePaced(random) : someBurst(random);
  const { replyId } = await ask(scene, plan);
  const cuts = wholeBetween(random, 1, 5);
  const cutsAt = Array.from({ length: cuts }, () => wholeBetween(random, 1, plan.tokens * 6));

  check(plan, await readReply(member, replyId, { cutsAt }));
}

async function readTwice(scene: Scene): Promise<void> {
  const plan = somePaced(scene.random);
  const { replyId } = await ask(scene, plan);
  const both = [readReply(scene.member, replyId), readReply(scene.member, replyId)];

  for (const read of await Promise.all(both)) check(plan, read);
}

async function stopAndContinue(scene: Scene): Promise<void> {
  const { replyId } = await ask(scene, long);
  const enough = Promise.withResolvers<void>();
  const onText = () => enough.resolve();

  const reading = readReply(scene.member, replyId, { onText });
  await Promise.race([enough.promise, reading]);
  await scene.member.call("conversation.stop", { messageId: replyId });
  const stopped = await reading;
  if (stopped.status !== "stopped") throw new Error(`a stopped answer is ${stopped.status}`);
  requireBeginning(long, stopped.text);

  await scene.member.call("conversation.continue", { messageId: replyId });
  const { text, status } = await readReply(scene.member, replyId);
  // To a request that does not end with a question the provider says three tokens.
  if (status !== "complete" || text !== stopped.text + burstText(3, 0))
    throw new Error(`an answer that was continued is ${status} and ends with ${text.slice(-30)}`);
}

async function regenerate(scene: Scene): Promise<void> {
  const plan = someBurst(scene.random);
  const { replyId } = await ask(scene, plan);
  check(plan, await readReply(scene.member, replyId));

  const again = await scene.member.call("conversation.regenerate", { messageId: replyId, replyId: newId() });
  check(plan, await readReply(scene.member, readReplyId(again)));
}

async function editAndResend(scene: Scene): Promise<void> {
  const { messageId, replyId } = await ask(scene, somePaced(scene.random));
  await scene.member.call("conversation.stop", { messageId: replyId });

  const plan = someBurst(scene.random);
  const content = writeQuestion(plan);
  const changed = { messageId, content, newMessageId: newId() };
  const exchange = await scene.member.call("conversation.editAndResend", changed);
  check(plan, await readReply(scene.member, readReplyId(exchange)));
}

async function readStalled(scene: Scene): Promise<void> {
  const { replyId } = await ask(scene, flood);
  const stallMs = wholeBetween(scene.random, 1000, 5000);

  check(flood, await readReply(scene.member, replyId, { stallMs }));
}

function check(plan: Plan, { text, status }: ReadText): void {
  requireWhole(plan, text);
  if (status !== "complete") throw new Error(`an answer that was read whole is ${status}`);
}
