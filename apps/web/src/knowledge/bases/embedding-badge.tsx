import type { KnowledgeBase } from "@claw/contract";
import { Badge, HoverNote, Spinner } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { Sparkles, TriangleAlert, WholeWord } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";

function Noted({ note, children }: { note: string; children: ReactNode }) {
  return (
    <HoverNote content={note}>
      <button
        type="button"
        className="cursor-help rounded-full outline-none focus-visible:ring-2 focus-visible:ring-ring"
      >
        {children}
      </button>
    </HoverNote>
  );
}

/** How a base is searched: by words, by meaning as well, or on the way there. */
export function EmbeddingBadge({ base }: { base: KnowledgeBase }) {
  const t = useTranslations("knowledge.embedding");
  const format = useFormat();
  const { embedding } = base;

  switch (embedding?.state) {
    case undefined:
      return (
        <Noted note={t("noneHint")}>
          <Badge>
            <WholeWord />
            {t("none")}
          </Badge>
        </Noted>
      );
    case "active":
      return (
        <Noted note={embedding.model}>
          <Badge tone="accent">
            <Sparkles />
            {t("active")}
          </Badge>
        </Noted>
      );
    case "building":
      return (
        <Badge tone="accent">
          <Spinner />
          {t("building", { percent: format.percent(embedding.progress) })}
        </Badge>
      );
    case "failed":
      return (
        <Noted note={t("failedHint", { reason: embedding.error ?? embedding.model })}>
          <Badge tone="warning">
            <TriangleAlert />
            {t("failed")}
          </Badge>
        </Noted>
      );
  }
}
