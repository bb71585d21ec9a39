import { Badge } from "@claw/ui";
import { BadgeCheck, CircleHelp } from "lucide-react";
import { useTranslations } from "use-intl";
import type { CitationState } from "./citation-state.ts";

/** The word on a quote that was looked for in its document. Nothing for what quotes nothing. */
export function CitationBadge({ state }: { state: CitationState }) {
  const t = useTranslations("knowledge.source");

  switch (state) {
    case "verified":
      return (
        <Badge tone="success">
          <BadgeCheck />
          {t("verified")}
        </Badge>
      );
    case "unverified":
      return (
        <Badge tone="warning">
          <CircleHelp />
          {t("unverified")}
        </Badge>
      );
    case "named":
    case "pending":
      return null;
  }
}
