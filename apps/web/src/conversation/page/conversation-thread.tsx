import { toFailure } from "@claw/client/browser";
import { Alert, Button } from "@claw/ui";
import { patient } from "@claw/ui/patient";
import { ArrowDown } from "lucide-react";
import { lazy, type ReactNode, Suspense, useCallback, useLayoutEffect, useMemo, useRef } from "react";
import { useTranslations } from "use-intl";
import type { VirtualizerHandle } from "virtua";
import { RequestId } from "../../api/request-id.tsx";
import { useFailureText } from "../../api/use-failure-text.ts";
import { useApp } from "../../app/app-context.ts";
import { useFollowEnd } from "../scroll/use-follow-end.ts";
import type { useBranch } from "../tree/use-branch.ts";
import type { MessageActions } from "./message-actions.ts";
import { MessageList } from "./message-list.tsx";
import { messageRows } from "./message-rows.ts";
import { MessageSkeleton } from "./message-skeleton.tsx";
import { useFoundMessage } from "./use-found-message.ts";
import type { LoadedMessages } from "./use-messages.ts";

const QuoteButton = lazy(
  patient(async () => ({ default: (await import("../quote/quote-button.tsx")).QuoteButton })),
);

export type ConversationThreadProps = {
  thread: LoadedMessages;
  conversationId: string;
  branch: ReturnType<typeof useBranch>;
  editedId: string | null;
  actions: MessageActions;
  /** The message that the conversation is opened at; null: where it was left. */
  at: string | null;
  /** The composer, told how to bring the view to the end. */
  children: (goToEnd: () => void) => ReactNode;
};

function LoadFailure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTranslations("common");
  const textOf = useFailureText();
  const failure = toFailure(error);

  return (
    <Alert tone="danger">
      <p>{textOf(failure)}</p>
      <RequestId failure={failure} />
      <Button variant="outline" size="sm" className="mt-2" onClick={onRetry}>
        {t("retry")}
      </Button>
    </Alert>
  );
}

/** The messages in their column, the way back to the end, and the composer below. */
export function ConversationThread({
  conversationId,
  thread,
  branch,
  editedId,
  actions,
  at,
  children,
}: ConversationThreadProps) {
  const t = useTranslations("conversation");
  const { shown, coming, outgoing, choose } = branch;
  const { messages, loadOlder, loadNewer, openEnd } = thread;
  const list = useRef<VirtualizerHandle>(null);
  const olderKey = `before ${messages[0]?.id}`;
  const newerKey = `after ${messages.at(-1)?.id}`;
  const rows = useMemo(() => {
    const older = loadOlder && { key: olderKey, onLoad: loadOlder };
    const newer = loadNewer && { key: newerKey, onLoad: loadNewer };

    return messageRows({ shown, coming, older, newer });
  }, [shown, coming, olderKey, loadOlder, newerKey, loadNewer]);
  const keys = useMemo(() => rows.map(({ key }) => key), [rows]);
  const hasEnd = loadNewer === null;
  const { scroller, content, isAtEnd, isFree, followEnd, goTo } = useFollowEnd({
    memory: useApp().scrollMemory,
    conversationId,
    list,
    keys,
    isElsewhere: at !== null,
    hasEnd,
  });
  const goToEnd = useCallback(() => {
    if (hasEnd) followEnd();
    else void openEnd();
  }, [hasEnd, openEnd, followEnd]);
  useLayoutEffect(() => {
    if (thread.endsOpened > 0) followEnd();
  }, [thread.endsOpened, followEnd]);
  const foundId = useFoundMessage({ at, thread, keys, choose, goTo, goToEnd });

  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <div
        ref={scroller}
        data-scroller
        className="quiet-scroll min-h-0 flex-1 overflow-y-auto [overflow-anchor:none]"
      >
        <section
          ref={content}
          aria-label={t("messages")}
          className="mx-auto w-full max-w-[48rem] px-4 pt-4 pb-1 md:px-6"
        >
          {thread.isPending && !thread.error ? <MessageSkeleton /> : null}
          {thread.error && messages.length === 0 ? (
            <LoadFailure error={thread.error} onRetry={thread.reload} />
          ) : null}
          <MessageList
            rows={rows}
            outgoing={outgoing}
            editedId={editedId}
            foundId={foundId}
            mayLoad={isFree}
            isSettled={thread.isSettled}
            actions={actions}
            list={list}
            scroller={scroller}
          />
        </section>
      </div>
      <div className="fade-above relative mx-auto w-full max-w-[48rem] px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] md:px-6 md:pb-5">
        {isAtEnd ? null : (
          <Button
            variant="outline"
            size="icon"
            aria-label={t("jumpToEnd")}
            title={t("jumpToEnd")}
            className="absolute -top-12 left-1/2 -translate-x-1/2 rounded-full shadow-float"
            onClick={goToEnd}
          >
            <ArrowDown />
          </Button>
        )}
        <Suspense>
          <QuoteButton area={scroller} place={conversationId} />
        </Suspense>
        {children(goToEnd)}
      </div>
    </div>
  );
}
