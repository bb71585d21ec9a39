import { toFailure } from "@claw/client/browser";
import type { Message } from "@claw/contract";
import { editPlace } from "../draft/draft-store.ts";
import { deliver } from "./deliver.ts";
import { landExchange } from "./land-exchange.ts";
import type { OutgoingQuestion } from "./outgoing.ts";
import type { SendDeps } from "./send-deps.ts";

/**
 * Puts a question differently, beside the one that stays. It shows at once in its place. The text stays in the draft of
 * its editor until the server has it, and the editor opens again where it is refused.
 */
export async function editMessage(deps: SendDeps, message: Message, content: string): Promise<void> {
  const { outbox, drafts, calls } = deps;
  const { conversationId, parentId } = message;
  const place = editPlace(message.id);
  const id = outbox.idFor(place, conversationId, content);
  const question: OutgoingQuestion = {
    kind: "question",
    id,
    conversationId,
    content,
    place,
    parentId,
    replacesId: message.id,
    create: null,
  };
  drafts.write(place, content);
  const signal = outbox.add(question);

  try {
    const exchange = await deliver(deps, {
      call: () => calls.editAndResend({ messageId: message.id, content, newMessageId: id }),
      signal,
      onWaiting: (isWaiting) => outbox.setWaiting(id, isWaiting),
    });
    if (exchange) {
      landExchange(deps, exchange);
      drafts.write(place, "");
    }
    outbox.settle(id);
  } catch (error) {
    if (outbox.has(id)) outbox.fail(question, place, toFailure(error));
  }
}
