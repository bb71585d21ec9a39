import type { UsageGroup, UsageGrouping } from "@claw/contract";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useModelName } from "../../conversation/settings/use-models.ts";
import { usePurposeName } from "./use-purpose-name.ts";

const linkLooks =
  "line-clamp-2 rounded-sm underline-offset-4 outline-none hover:underline focus-visible:ring-2 focus-visible:ring-ring";

/** What a row of usage is about; a conversation that is still there can be opened. */
export function GroupName({ view, group }: { view: UsageGrouping; group: UsageGroup }) {
  const t = useTranslations("billing.usage");
  const modelName = useModelName();
  const purposeName = usePurposeName();
  const { key, label } = group;

  switch (view) {
    case "model":
      return <span>{key === null ? t("unknownModel") : modelName(key)}</span>;
    case "purpose":
      return <span>{key === null ? "–" : purposeName(key)}</span>;
    case "conversation":
      if (key === null) return <span className="text-muted-foreground">{t("outside")}</span>;
      if (label === null) return <span className="text-muted-foreground">{t("goneConversation")}</span>;
      return (
        <span className="flex items-baseline justify-between gap-3">
          <Link to="/c/$conversationId" params={{ conversationId: key }} className={linkLooks}>
            {label}
          </Link>
          <Link
            to="/billing/ledger"
            search={{ conversation: key }}
            aria-label={t("ledgerOf", { title: label })}
            className="shrink-0 rounded-sm text-muted-foreground text-xs underline-offset-4 outline-none hover:underline focus-visible:ring-2 focus-visible:ring-ring"
          >
            {t("ledger")}
          </Link>
        </span>
      );
    case "user":
      return <span>{label ?? t("goneUser")}</span>;
    case "day":
      return <span>{key}</span>;
  }
}
