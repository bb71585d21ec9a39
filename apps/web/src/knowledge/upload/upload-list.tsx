import { Button, Progress } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { useStore } from "@claw/ui/store";
import { RotateCcw, X } from "lucide-react";
import { useTranslations } from "use-intl";
import { useApp } from "../../app/app-context.ts";
import { useKnowledgeFailureText } from "../knowledge-failure.tsx";
import type { UploadFailure, UploadItem } from "./upload-queue.ts";

function useUploadFailureText(): (failure: UploadFailure) => string {
  const t = useTranslations("knowledge.upload");
  const format = useFormat();
  const textOf = useKnowledgeFailureText();

  return (failure) => {
    switch (failure.kind) {
      case "empty":
        return t("empty");
      case "tooLarge":
        return t("tooLarge", { limit: format.bytes(failure.limit) });
      case "refused":
        return t("refused", { reason: textOf(failure.failure) });
    }
  };
}

function UploadState({ item }: { item: UploadItem }) {
  const t = useTranslations("knowledge.upload");
  const format = useFormat();
  const textOf = useUploadFailureText();
  const { state, name } = item;

  switch (state.kind) {
    case "waiting":
      return <p className="text-muted-foreground text-xs">{t("waiting")}</p>;
    case "sending":
      return (
        <div className="grid gap-1.5">
          <p className="text-muted-foreground text-xs tabular-nums">
            {t("sending", { percent: format.percent(state.progress) })}
          </p>
          <Progress label={name} value={state.progress} />
        </div>
      );
    case "known":
      return <p className="text-muted-foreground text-xs">{t("known", { title: state.title })}</p>;
    case "failed":
      return <p className="text-danger-text text-xs">{textOf(state.failure)}</p>;
  }
}

function UploadRow({ item }: { item: UploadItem }) {
  const t = useTranslations("knowledge.upload");
  const format = useFormat();
  const { uploads } = useApp();
  const { id, name, size, state } = item;
  const mayRetry = state.kind === "failed" && state.failure.kind === "refused";
  const isUnderWay = state.kind === "waiting" || state.kind === "sending";

  return (
    <li className="flex items-center gap-3 py-2">
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p className="flex gap-2 text-sm">
          <span className="truncate">{name}</span>
          <span className="shrink-0 text-muted-foreground tabular-nums">{format.bytes(size)}</span>
        </p>
        <UploadState item={item} />
      </div>
      {mayRetry ? (
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={t("retry", { name })}
          onClick={() => uploads.retry(id)}
        >
          <RotateCcw />
        </Button>
      ) : null}
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={t(isUnderWay ? "cancel" : "dismiss", { name })}
        onClick={() => uploads.cancel(id)}
      >
        <X />
      </Button>
    </li>
  );
}

/** The files on their way into a base, each with how far it is and what went wrong. */
export function UploadList({ knowledgeBaseId }: { knowledgeBaseId: string }) {
  const t = useTranslations("knowledge.upload");
  const { uploads } = useApp();
  const items = useStore(uploads.store).filter((item) => item.knowledgeBaseId === knowledgeBaseId);
  const underWay = items.filter(({ state }) => state.kind === "waiting" || state.kind === "sending").length;

  return (
    <>
      <p role="status" className="sr-only">
        {items.length === 0 ? null : underWay > 0 ? t("summary", { count: underWay }) : t("done")}
      </p>
      {items.length === 0 ? null : (
        <section aria-label={t("label")} className="rounded-xl border bg-card px-4 py-2 md:px-5">
          <ul className="quiet-scroll max-h-64 divide-y overflow-y-auto">
            {items.map((item) => (
              <UploadRow key={item.id} item={item} />
            ))}
          </ul>
          {items.length > underWay ? (
            <Button
              variant="ghost"
              size="sm"
              className="-ml-2.5 mt-1 text-muted-foreground"
              onClick={() => uploads.tidy(knowledgeBaseId)}
            >
              {t("tidy")}
            </Button>
          ) : null}
        </section>
      )}
    </>
  );
}
