import { Alert } from "@claw/ui";
import { useTranslations } from "use-intl";
import { useFreshness } from "./use-freshness.ts";

/** What registering first means. */
export function FreshHint() {
  const t = useTranslations("door");

  return useFreshness() ? <Alert>{t("firstPerson")}</Alert> : null;
}
