import { Alert } from "@claw/ui";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";

/** Nobody has registered yet: whoever does becomes the operator. */
export function FreshHint() {
  const t = useTranslations("door");
  const installation = trpc.system.installation.useQuery();

  return installation.data?.isFresh ? <Alert>{t("firstPerson")}</Alert> : null;
}
