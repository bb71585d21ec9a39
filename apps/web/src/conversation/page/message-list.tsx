import type { Message } from "@claw/contract";
import { Spinner } from "@claw/ui";
import { useTranslations } from "use-intl";
import { Answer } from "../answer/answer.tsx";
import { Question } from "../answer/question.tsx";
import { SystemNote } from "../answer/system-note.tsx";
import { Waiting } from "../answer/waiting.tsx";
import { useInView } from "../scroll/use-in-view.ts";
import type { OutgoingMessage } from "../send/outbox.ts";

export type MessageListProps = {
  messages: readonly Message[];
  /** Not yet with the server. */
  outgoing: readonly OutgoingMessage[];
  /** Null while an answer is being written. */
  onAsk: ((content: string) => void) | null;
  /** Null where everything is loaded. */
  onLoadOlder: (() => void) | null;
};

function questionOf(messages: readonly Message[], answer: Message): Message | null {
  return messages.find(({ id, role }) => id === answer.parentId && role === "user") ?? null;
}

function OlderMessages({ onLoadOlder }: { onLoadOlder: () => void }) {
  const t = useTranslations("conversation");
  const element = useInView(onLoadOlder);

  return (
    <div ref={element} role="status" className="flex justify-center py-4 text-muted-foreground">
      <Spinner />
      <span className="sr-only">{t("loadingOlder")}</span>
    </div>
  );
}

/** The conversation from its oldest loaded message to the one that is just being sent. */
export function MessageList({ messages, outgoing, onAsk, onLoadOlder }: MessageListProps) {
  const fresh = outgoing.filter(({ messageId }) => messages.every(({ id }) => id !== messageId));

  return (
    <div className="grid grid-cols-1 gap-7">
      {onLoadOlder ? <OlderMessages key={messages[0]?.id} onLoadOlder={onLoadOlder} /> : null}
      {messages.map((message) => {
        switch (message.role) {
          case "user":
            return <Question key={message.id} content={message.content} isOutgoing={false} />;
          case "assistant":
            return (
              <Answer
                key={message.id}
                message={message}
                question={questionOf(messages, message)}
                onAsk={onAsk}
              />
            );
          case "system":
            return <SystemNote key={message.id} content={message.content} />;
        }
      })}
      {fresh.map(({ messageId, content }) => (
        <Question key={messageId} content={content} isOutgoing />
      ))}
      {fresh.length > 0 ? <Waiting /> : null}
    </div>
  );
}
