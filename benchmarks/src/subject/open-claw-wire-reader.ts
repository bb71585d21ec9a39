import { newId } from "@claw/client";
import { readReplyEvent } from "../load/follow-reply.ts";
import { readReplyId } from "../load/open-person.ts";
import { openWire } from "../load/open-wire.ts";
import type { Reader } from "./subject.ts";

/**
 * The same question and answer with tRPC's protocol by hand, as the raw relay is read by hand: `@trpc/client` waits for a
 * timer before each call, which at one answer at a time would be most of what is measured. `send` and `onReply` leave
 * together, as those of `ask` do.
 */
export async function openClawWireReader(serverUrl: string, token: string): Promise<Reader> {
  const wire = await openWire(serverUrl, token);
  const ready: string[] = [];

  return {
    async prepare(answers) {
      while (ready.length < answers) {
        const id = newId();
        // With a title of its own, or the server would ask the model for one after the first answer.
        await wire.call("mutation", "conversation.create", { id, title: "Benchmark" });
        ready.push(id);
      }
    },
    async ask(question, onText) {
      const conversationId = ready.pop();
      if (conversationId === undefined) throw new Error("a question without a conversation");

      const { promise: done, resolve, reject } = Promise.withResolvers<string>();
      const replyId = newId();
      const input = { conversationId, content: question, messageId: newId(), replyId };
      const sent = wire.call("mutation", "conversation.send", input);
      wire.subscribe("conversation.onReply", { messageId: replyId, isExpected: true }, (event) => {
        if (event.type === "error" || event.type === "closed") reject(new Error(JSON.stringify(event)));
        if (event.type !== "data") return;

        const said = readReplyEvent(event.data);
        if (said.type === "delta") onText(said.text);
        if (said.type === "done") resolve(said.status);
      });

      if (readReplyId(await sent) !== replyId) throw new Error("an answer has another id than was asked for");
      if ((await done) !== "complete") throw new Error("an answer did not end as it should");
    },
    async [Symbol.asyncDispose]() {
      wire.cut();
      await wire.closed;
    },
  };
}
