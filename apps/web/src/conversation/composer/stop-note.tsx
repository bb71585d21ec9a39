import type { Message } from "@claw/contract";
import { patient } from "@claw/ui/patient";
import { lazy, Suspense, useState } from "react";
import { useApp } from "../../app/app-context.ts";
import { isCutByBalance, type SpendingStop, stopOfFailure } from "../../billing/notice/spending-stop.ts";
import { useFailedSend, useRefusal } from "../send/use-outgoing.ts";
import { FailedSendNote } from "./failed-send-note.tsx";

const SpendingNotice = lazy(
  patient(async () => ({
    default: (await import("../../billing/notice/spending-notice.tsx")).SpendingNotice,
  })),
);

export type StopNoteProps = {
  place: string;
  /** The message that is shown last. */
  last: Message | null;
};

const cut: SpendingStop = { kind: "balance", isUnsent: false, retryAfter: null };

/** Why one cannot go on here: a limit with the way out, or a send that failed. What was typed is in the composer. */
export function StopNote({ place, last }: StopNoteProps) {
  const { outbox } = useApp();
  const failed = useFailedSend(place);
  const refusal = useRefusal(place);
  const [seenId, setSeen] = useState<string | null>(null);
  const cutId = last && isCutByBalance(last) && last.id !== seenId ? last.id : null;
  const failure = failed?.failure ?? refusal;
  const stop = failure ? stopOfFailure(failure, failed !== null) : cutId ? cut : null;
  const dismiss = () => {
    outbox.forgive(place);
    setSeen(last?.id ?? null);
  };
  if (!stop) return <FailedSendNote place={place} />;

  return (
    <Suspense fallback={<FailedSendNote place={place} />}>
      <SpendingNotice key={failed?.id ?? cutId} stop={stop} onDismiss={dismiss} />
    </Suspense>
  );
}
