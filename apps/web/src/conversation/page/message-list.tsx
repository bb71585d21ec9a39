import { ListFrame } from "@claw/ui/list-frame";
import { type RefObject, useMemo } from "react";
import { useTranslations } from "use-intl";
import { Virtualizer, type VirtualizerHandle } from "virtua";
import { Answer } from "../answer/answer.tsx";
import { OutgoingQuestion, Question } from "../answer/question.tsx";
import { SystemNote } from "../answer/system-note.tsx";
import { Waiting } from "../answer/waiting.tsx";
import { WaitingForNetwork } from "../answer/waiting-for-network.tsx";
import { LoadMore } from "../scroll/load-more.tsx";
import { useIsPrepended } from "../scroll/use-is-prepended.ts";
import type { OnItsWay } from "../send/outgoing.ts";
import type { MessageActions } from "./message-actions.ts";
import type { MessageRow } from "./message-rows.ts";

/** The newest are always on the page, so that the browser's own search finds them and the end is never estimated. */
const alwaysMounted = 40;
/** Pixels above and below the view that are made ready. */
const readyPx = 600;

export type MessageListProps = {
  rows: readonly MessageRow[];
  /** All that is on its way for this conversation. */
  outgoing: readonly OnItsWay[];
  editedId: string | null;
  /** The message that was looked for. */
  foundId: string | null;
  /** Whether further messages may be loaded when their place comes into view. */
  mayLoad: boolean;
  /** Whether no page is on its way: what is asked for meanwhile is not heard. */
  isSettled: boolean;
  actions: MessageActions;
  list: RefObject<VirtualizerHandle | null>;
  scroller: RefObject<HTMLElement | null>;
};

type MoreMessagesProps = { way: "older" | "newer"; isSettled: boolean; onLoad: () => void };

function MoreMessages({ way, isSettled, onLoad }: MoreMessagesProps) {
  const t = useTranslations("conversation");
  const label = t(way === "older" ? "loadingOlder" : "loadingNewer");

  return <LoadMore label={label} isReady={isSettled} onLoad={onLoad} className="py-4" />;
}

function Coming({ message }: { message: OnItsWay }) {
  const waiting = message.isWaiting ? <WaitingForNetwork id={message.id} /> : null;
  if (message.kind === "question") {
    return (
      <div className="grid grid-cols-1 gap-7">
        <OutgoingQuestion content={message.content}>{waiting}</OutgoingQuestion>
        {waiting ? null : <Waiting />}
      </div>
    );
  }

  return waiting ?? <Waiting />;
}

type RowProps = Pick<MessageListProps, "outgoing" | "editedId" | "mayLoad" | "isSettled" | "actions"> & {
  row: MessageRow;
};

function Row({ row, outgoing, editedId, mayLoad, isSettled, actions }: RowProps) {
  switch (row.kind) {
    case "more":
      return mayLoad ? (
        <MoreMessages way={row.way} isSettled={isSettled} onLoad={row.onLoad} />
      ) : (
        <div className="h-13" />
      );
    case "coming":
      return <Coming message={row.message} />;
    case "message": {
      const { message } = row.shown;
      switch (message.role) {
        case "user":
          return <Question shown={row.shown} isEdited={message.id === editedId} actions={actions} />;
        case "assistant":
          return (
            <Answer
              shown={row.shown}
              question={row.question}
              continuation={
                outgoing.find(({ kind, id }) => kind === "continuation" && id === message.id) ?? null
              }
              actions={actions}
            />
          );
        case "system":
          return <SystemNote content={message.content} />;
      }
    }
  }
}

/** The messages in sight and the newest; the others are as high as they were, or as they are expected to be. */
export function MessageList(props: MessageListProps) {
  const { rows, outgoing, editedId, foundId, mayLoad, isSettled, actions, list, scroller } = props;
  const isPrepended = useIsPrepended(rows[0]?.key ?? null, rows.at(-1)?.key ?? null);
  const keepMounted = useMemo(() => {
    const first = Math.max(0, rows.length - alwaysMounted);
    const newest = rows.slice(first).map((_, index) => first + index);
    const edited = rows.findIndex(({ key }) => key === editedId);

    return edited === -1 || edited >= first ? newest : [edited, ...newest];
  }, [rows, editedId]);

  return (
    <Virtualizer
      ref={list}
      as={ListFrame}
      scrollRef={scroller}
      data={rows}
      shift={isPrepended}
      bufferSize={readyPx}
      keepMounted={keepMounted}
    >
      {(row) => (
        <div
          key={row.key}
          data-row={row.kind === "message" ? row.key : undefined}
          className="found-mark pb-7"
          data-found={row.key === foundId || undefined}
        >
          <Row
            row={row}
            outgoing={outgoing}
            editedId={editedId}
            mayLoad={mayLoad}
            isSettled={isSettled}
            actions={actions}
          />
        </div>
      )}
    </Virtualizer>
  );
}
