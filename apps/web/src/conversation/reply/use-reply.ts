import type { Message } from "@claw/contract";
import { useEffect, useSyncExternalStore } from "react";
import { useApp } from "../../app/app-context.ts";
import type { ReplyText } from "./reply-text.ts";

/** The answer's text as it stands: of the row when it has ended, else as it arrives. */
export function useReply(message: Message): ReplyText {
  const { replies } = useApp();
  const { id, status } = message;
  const arriving = useSyncExternalStore(replies.subscribe, () => replies.read(id));

  useEffect(() => (status === "streaming" ? replies.follow(id) : undefined), [replies, id, status]);

  if (status === "streaming" && arriving) return arriving;
  return { text: message.content, reasoning: message.reasoning };
}
