import type { KnowledgeBase } from "@claw/contract";
import { Button } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { Link } from "@tanstack/react-router";
import { Ellipsis, Library } from "lucide-react";
import { useTranslations } from "use-intl";
import { BaseMenu } from "./base-menu.tsx";
import { EmbeddingBadge } from "./embedding-badge.tsx";

/** A base in the list: what it is, how much is in it, how it is searched. */
export function BaseRow({ base }: { base: KnowledgeBase }) {
  const t = useTranslations();
  const format = useFormat();

  return (
    <li className="group/base relative flex items-start gap-3.5 px-4 py-4 transition-colors duration-100 hover:bg-muted/50 md:px-5">
      <span
        aria-hidden="true"
        className="mt-0.5 grid size-9 shrink-0 place-items-center rounded-lg bg-primary/10 text-primary-text"
      >
        <Library className="size-4.5" />
      </span>
      <div className="grid min-w-0 flex-1 gap-1">
        <h2 className="min-w-0 font-medium">
          <Link
            to="/knowledge/$knowledgeBaseId"
            params={{ knowledgeBaseId: base.id }}
            className="block truncate outline-none after:absolute after:inset-0 after:rounded-lg focus-visible:after:ring-2 focus-visible:after:ring-ring focus-visible:after:ring-inset"
          >
            {base.name}
          </Link>
        </h2>
        {base.description ? (
          <p className="line-clamp-2 text-muted-foreground text-sm">{base.description}</p>
        ) : null}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted-foreground text-xs tabular-nums">
          <span>{t("knowledge.documents", { count: base.documentCount })}</span>
          <span>{t("knowledge.passages", { count: base.chunkCount })}</span>
          <span>{format.bytes(base.totalSize)}</span>
          <span className="relative">
            <EmbeddingBadge base={base} />
          </span>
        </div>
      </div>
      <BaseMenu base={base}>
        <Button
          variant="ghost"
          size="icon"
          aria-label={`${t("common.more")}: ${base.name}`}
          className="relative text-muted-foreground"
        >
          <Ellipsis />
        </Button>
      </BaseMenu>
    </li>
  );
}
