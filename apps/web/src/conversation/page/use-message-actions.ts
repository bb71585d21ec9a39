import { useMemo, useState } from "react";
import { useApp } from "../../app/app-context.ts";
import type { MessageActions } from "./message-actions.ts";

export type MessageActionsOptions = {
  choose: MessageActions["choose"];
  /** An answer is being written, or something is on its way. */
  isBusy: boolean;
  /** Does something where the newest messages are loaded: what it adds comes after them. */
  atEnd(deed: () => void): void;
};

/** Which question is being put differently, and what can be done with the messages that are shown. */
export function useMessageActions({
  choose,
  isBusy,
  atEnd,
}: MessageActionsOptions): [editedId: string | null, actions: MessageActions] {
  const { edit, regenerate, continueAnswer } = useApp();
  const [editedId, setEdited] = useState<string | null>(null);

  const actions = useMemo<MessageActions>(
    () => ({
      choose,
      edit: setEdited,
      ask: isBusy
        ? null
        : {
            resend: (message, content) => atEnd(() => void edit(message, content)),
            regenerate: (question, model) => atEnd(() => void regenerate({ question, model })),
            continue: (answer) => void continueAnswer(answer),
          },
    }),
    [choose, isBusy, atEnd, edit, regenerate, continueAnswer],
  );

  return [editedId, actions];
}
