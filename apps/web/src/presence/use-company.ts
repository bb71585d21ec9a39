import { useEffect, useState } from "react";
import { useApp } from "../app/app-context.ts";
import { usePerson } from "../auth/use-person.ts";
import { type Company, type CompanyHint, companyAfter, companyHint } from "./company.ts";
import { createTypingSignal } from "./typing-signal.ts";
import { useSay } from "./use-say.ts";

/**
 * Tells that a conversation is open on this page and that it is typed in, and hears who else has it open.
 * @param conversationId null while the server has no such conversation
 */
export function useCompany(conversationId: string | null): CompanyHint {
  const { browser, drafts } = useApp();
  const { connection, trpc } = browser;
  const say = useSay();
  const userId = usePerson()?.id ?? "";
  const [hint, setHint] = useState<CompanyHint>("none");

  useEffect(() => {
    if (conversationId === null) return undefined;

    const typing = createTypingSignal((isTyping) => say({ isTyping }), Date.now);
    let company: Company = new Map();
    let text = drafts.read(conversationId);
    const sayOpen = () => say({ conversationId });
    sayOpen();
    const watching = trpc.presence.onPresence.subscribe(
      { conversationId },
      {
        onData: (event) => {
          company = companyAfter(company, event);
          setHint(companyHint(company, userId, typing.mayBeOurs()));
        },
        onError: () => setHint("none"),
      },
    );
    const stops = [
      connection.subscribe(sayOpen),
      drafts.subscribe(() => {
        const before = text;
        text = drafts.read(conversationId);
        if (text !== before) typing.note(text === "");
      }),
    ];

    return () => {
      for (const stop of stops) stop();
      watching.unsubscribe();
      say({ conversationId: null });
      setHint("none");
    };
  }, [conversationId, userId, connection, trpc, drafts, say]);

  return hint;
}
