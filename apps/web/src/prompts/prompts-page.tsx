import { toFailure } from "@claw/client/browser";
import type { Prompt } from "@claw/contract";
import { Alert, Button, EmptyState, Skeleton } from "@claw/ui";
import { Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { useApp } from "../app/app-context.ts";
import { Section } from "../settings/section.tsx";
import { useSectionTitle } from "../settings/use-section-title.ts";
import { PromptDialog } from "./prompt-dialog.tsx";

function PromptRow({ prompt, onEdit }: { prompt: Prompt; onEdit: () => void }) {
  const t = useTranslations();
  const { browser, notices } = useApp();
  const utils = trpc.useUtils();
  const remove = async () => {
    try {
      await browser.trpc.prompt.delete.mutate({ promptId: prompt.id });
    } catch (error) {
      notices.tell("conversation.deleteFailed", toFailure(error));
    }
    await utils.prompt.list.invalidate();
  };

  return (
    <li className="flex items-center gap-2 py-2.5">
      <div className="min-w-0 flex-1">
        <p className="truncate text-sm">{prompt.title}</p>
        <p className="truncate text-muted-foreground text-xs leading-5">{prompt.content}</p>
      </div>
      <Button
        variant="ghost"
        size="icon"
        aria-label={t("settings.prompts.editOne", { title: prompt.title })}
        onClick={onEdit}
      >
        <Pencil />
      </Button>
      <Button
        variant="ghost"
        size="icon"
        aria-label={t("settings.prompts.deleteOne", { title: prompt.title })}
        onClick={() => void remove()}
      >
        <Trash2 />
      </Button>
    </li>
  );
}

/** A person's prompts: what the composer offers for a slash. */
export function PromptsPage() {
  const t = useTranslations();
  const [edited, setEdited] = useState<Prompt | "new" | null>(null);
  const list = trpc.prompt.list.useInfiniteQuery(
    { limit: 50 },
    { getNextPageParam: (page) => page.nextCursor },
  );
  const prompts = list.data?.pages.flatMap(({ items }) => items) ?? [];
  useSectionTitle("prompts");

  return (
    <Section
      title={t("settings.section.prompts")}
      hint={t("settings.prompts.hint")}
      aside={
        <Button size="sm" onClick={() => setEdited("new")}>
          <Plus />
          {t("settings.prompts.new")}
        </Button>
      }
    >
      {list.isPending ? <Skeleton className="h-40" /> : null}
      {list.isError ? <Alert tone="danger">{list.error.message}</Alert> : null}
      {list.isSuccess && prompts.length === 0 ? (
        <EmptyState title={t("settings.prompts.emptyTitle")} hint={t("settings.prompts.emptyHint")} />
      ) : null}
      <ul className="divide-y">
        {prompts.map((prompt) => (
          <PromptRow key={prompt.id} prompt={prompt} onEdit={() => setEdited(prompt)} />
        ))}
      </ul>
      {list.hasNextPage ? (
        <Button
          variant="outline"
          className="justify-self-center"
          disabled={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t("settings.prompts.more")}
        </Button>
      ) : null}
      {edited ? (
        <PromptDialog prompt={edited === "new" ? null : edited} onClose={() => setEdited(null)} />
      ) : null}
    </Section>
  );
}
