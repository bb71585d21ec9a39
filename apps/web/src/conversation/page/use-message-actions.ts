import { useMemo, useState } from "react";
import { useApp } from "../../app/app-context.ts";
import type { MessageActions } from "./message-actions.ts";

/** Which question is being put differently, and what can be done with the messages that are shown. */
export function useMessageActions(
  choose: MessageActions["choose"],
  isBusy: boolean,
): [editedId: string | null, actions: MessageActions] {
  const { edit, regenerate, continueAnswer } = useApp();
  const [editedId, setEdited] = useState<string | null>(null);

  const actions = useMemo<MessageActions>(
    () => ({
      choose,
      edit: setEdited,
      ask: isBusy
        ? null
        : {
            resend: (message, content) => void edit(message, content),
            regenerate: (question, model) => void regenerate({ question, model }),
            continue: (answer) => void continueAnswer(answer),
          },
    }),
    [choose, isBusy, edit, regenerate, continueAnswer],
  );

  return [editedId, actions];
}
