import type { Message } from "@claw/contract";
import { Spinner } from "@claw/ui";
import { useTranslations } from "use-intl";
import { Answer } from "../answer/answer.tsx";
import { OutgoingQuestion, Question } from "../answer/question.tsx";
import { SystemNote } from "../answer/system-note.tsx";
import { Waiting } from "../answer/waiting.tsx";
import { WaitingForNetwork } from "../answer/waiting-for-network.tsx";
import { useInView } from "../scroll/use-in-view.ts";
import type { OnItsWay } from "../send/outgoing.ts";
import type { ShownMessage } from "../tree/visible-branch.ts";
import type { MessageActions } from "./message-actions.ts";

export type MessageListProps = {
  shown: readonly ShownMessage[];
  /** Not yet with the server; after all that is shown. */
  coming: readonly OnItsWay[];
  /** All that is on its way for this conversation. */
  outgoing: readonly OnItsWay[];
  editedId: string | null;
  actions: MessageActions;
  /** Null where everything is loaded. Changes its key with each page, since a page may hold none of this branch. */
  older: { key: string; onLoad: () => void } | null;
};

function OlderMessages({ onLoad }: { onLoad: () => void }) {
  const t = useTranslations("conversation");
  const element = useInView(onLoad);

  return (
    <div ref={element} role="status" className="flex justify-center py-4 text-muted-foreground">
      <Spinner />
      <span className="sr-only">{t("loadingOlder")}</span>
    </div>
  );
}

function Coming({ message }: { message: OnItsWay }) {
  const waiting = message.isWaiting ? <WaitingForNetwork id={message.id} /> : null;
  if (message.kind === "question") {
    return (
      <>
        <OutgoingQuestion content={message.content}>{waiting}</OutgoingQuestion>
        {waiting ? null : <Waiting />}
      </>
    );
  }

  return waiting ?? <Waiting />;
}

/** The branch that is shown, from its oldest loaded message to the one that is just being sent. */
export function MessageList({ shown, coming, outgoing, editedId, actions, older }: MessageListProps) {
  const questionOf = ({ parentId }: Message) =>
    shown.find(({ message: { id, role } }) => id === parentId && role === "user")?.message ?? null;
  const continuationOf = (answer: Message) =>
    outgoing.find(({ kind, id }) => kind === "continuation" && id === answer.id) ?? null;

  return (
    <div className="grid grid-cols-1 gap-7">
      {older ? <OlderMessages key={older.key} onLoad={older.onLoad} /> : null}
      {shown.map((item) => {
        const { message } = item;
        switch (message.role) {
          case "user":
            return (
              <Question key={message.id} shown={item} isEdited={message.id === editedId} actions={actions} />
            );
          case "assistant":
            return (
              <Answer
                key={message.id}
                shown={item}
                question={questionOf(message)}
                continuation={continuationOf(message)}
                actions={actions}
              />
            );
          case "system":
            return <SystemNote key={message.id} content={message.content} />;
        }
      })}
      {coming.map((message) => (
        <Coming key={message.id} message={message} />
      ))}
    </div>
  );
}
