import type { Person } from "@claw/contract";
import { Badge } from "@claw/ui";
import { useTranslations } from "use-intl";

/** What is out of the ordinary about an account: its role, and whether it is disabled or not verified. */
export function PersonBadges({ person }: { person: Pick<Person, "role" | "isActive" | "isVerified"> }) {
  const t = useTranslations("users");

  return (
    <span className="flex items-center gap-1">
      {person.isActive ? null : <Badge tone="danger">{t("disabled")}</Badge>}
      {person.role === "user" ? null : <Badge tone="accent">{t(`role.${person.role}`)}</Badge>}
      {person.isVerified ? null : <Badge tone="warning">{t("notVerified")}</Badge>}
    </span>
  );
}
