import { Button, EmptyState } from "@claw/ui";
import { ArrowLeft, WifiOff } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { AnswerText } from "../conversation/answer/answer-text.tsx";
import type { Kept, KeptConversation } from "./kept-conversations.ts";
import { keptStorage } from "./kept-storage.ts";

function Thread({ conversation, onBack }: { conversation: KeptConversation; onBack: () => void }) {
  const t = useTranslations("offline");

  return (
    <>
      <Button variant="ghost" size="sm" className="justify-self-start text-muted-foreground" onClick={onBack}>
        <ArrowLeft />
        {t("back")}
      </Button>
      <h2 className="font-semibold text-lg">{conversation.title}</h2>
      {conversation.messages.map(({ id, role, content }) =>
        role === "user" ? (
          <article
            key={id}
            aria-label={t("question")}
            className="ml-auto max-w-[85%] whitespace-pre-wrap wrap-anywhere rounded-2xl rounded-br-sm bg-bubble px-4 py-2.5 text-[1rem] leading-7"
          >
            {content}
          </article>
        ) : (
          <article key={id} aria-label={t("answer")}>
            <AnswerText text={content} isStreaming={false} />
          </article>
        ),
      )}
    </>
  );
}

function List({
  kept,
  onOpen,
}: {
  kept: readonly KeptConversation[];
  onOpen: (conversation: KeptConversation) => void;
}) {
  const t = useTranslations("offline");
  const format = useFormatter();

  return (
    <ul aria-label={t("conversations")} className="grid">
      {kept.map((conversation) => (
        <li key={conversation.id}>
          <button
            type="button"
            onClick={() => onOpen(conversation)}
            className="flex min-h-11 w-full cursor-pointer items-center gap-4 rounded-md px-3 text-left outline-none hover:bg-accent focus-visible:ring-2 focus-visible:ring-ring"
          >
            <span className="min-w-0 flex-1 truncate">{conversation.title}</span>
            <span className="shrink-0 text-muted-foreground text-xs">
              {t("kept", {
                time: format.dateTime(conversation.keptAt, { dateStyle: "medium", timeStyle: "short" }),
              })}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The server cannot be reached: what was seen last can be read. @param children what can be done about it */
export default function OfflineReader({ children }: { children: ReactNode }) {
  const t = useTranslations();
  const [kept, setKept] = useState<Kept | null>(null);
  const [open, setOpen] = useState<KeptConversation | null>(null);
  useEffect(() => {
    keptStorage(indexedDB)
      .read()
      .then(setKept, () => setKept(null));
  }, []);
  const conversations = kept?.conversations ?? [];

  return (
    <main className="mx-auto grid min-h-dvh w-full max-w-[48rem] content-start gap-6 px-4 py-6 md:px-6">
      <h1 className="sr-only">{t("app.name")}</h1>
      <EmptyState
        icon={<WifiOff />}
        title={t("connection.unreachableTitle")}
        hint={conversations.length > 0 ? t("offline.hint") : t("connection.unreachableHint")}
        className="py-6"
      >
        {children}
      </EmptyState>
      {open ? (
        <Thread conversation={open} onBack={() => setOpen(null)} />
      ) : (
        <List kept={conversations} onOpen={setOpen} />
      )}
    </main>
  );
}
