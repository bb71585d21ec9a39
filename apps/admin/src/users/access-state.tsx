import type { Disclosure } from "@claw/contract";
import { Badge } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { useTranslations } from "use-intl";
import { useNow } from "./use-now.ts";

/** Whether an access may be used, and until when. */
export function AccessState({ access }: { access: Disclosure }) {
  const t = useTranslations("users.access");
  const format = useFormat();
  const now = useNow(15_000);
  if (access.isOpen && new Date(access.expiresAt) > now) {
    return <Badge tone="warning">{t("openUntil", { time: format.moment(access.expiresAt) })}</Badge>;
  }

  return <Badge>{t(access.endedAt ? "ended" : "expired")}</Badge>;
}
