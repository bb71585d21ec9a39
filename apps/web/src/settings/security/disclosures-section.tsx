import { Skeleton } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { Section } from "../section.tsx";

/** Which operators may read this person's conversations, or have, and why. */
export function DisclosuresSection() {
  const t = useTranslations("settings.disclosures");
  const format = useFormat();
  const disclosures = trpc.user.disclosures.useQuery(undefined, { staleTime: 0 });

  return (
    <Section title={t("title")} hint={t("hint")}>
      {disclosures.isPending ? <Skeleton className="h-12" /> : null}
      {disclosures.data?.length === 0 ? <p className="text-muted-foreground text-sm">{t("none")}</p> : null}
      <ul className="-mt-3 divide-y">
        {disclosures.data?.map(
          ({ id, operatorName, reason, createdAt, expiresAt, endedAt, isOpen, readings }) => (
            <li key={id} className="grid gap-0.5 py-3">
              <p data-written className="text-sm wrap-anywhere">
                {reason}
              </p>
              <p className="text-muted-foreground text-xs tabular-nums">
                {t(isOpen ? "open" : "over", {
                  name: operatorName,
                  from: format.moment(createdAt),
                  until: format.moment(endedAt ?? expiresAt),
                  count: format.count(readings),
                })}
              </p>
            </li>
          ),
        )}
      </ul>
    </Section>
  );
}
