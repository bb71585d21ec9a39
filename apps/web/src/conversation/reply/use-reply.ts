import type { Message } from "@claw/contract";
import { useEffect, useSyncExternalStore } from "react";
import { useApp } from "../../app/app-context.ts";
import { type ReplyText, shownReply } from "./reply-text.ts";

/** The answer's text as it stands: of the row when it has ended, else as it arrives. */
export function useReply(message: Message): ReplyText {
  const { replies } = useApp();
  const { id, status } = message;
  const arriving = useSyncExternalStore(replies.subscribe, () => replies.read(id));

  useEffect(() => (status === "streaming" ? replies.follow(id) : undefined), [replies, id, status]);

  return shownReply(message, arriving);
}
