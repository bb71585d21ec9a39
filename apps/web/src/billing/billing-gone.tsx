import { EmptyState } from "@claw/ui";
import { SearchX } from "lucide-react";
import { useTranslations } from "use-intl";

/** The address leads to nothing of this person. */
export function BillingGone({ what }: { what: "payment" | "invoice" }) {
  const t = useTranslations("billing.gone");

  return <EmptyState icon={<SearchX />} title={t(what)} hint={t("hint")} />;
}
