import type { ProviderHealth } from "@claw/contract";
import { useFormat } from "@claw/ui/format";
import { Moment } from "@claw/ui/moment";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";

/** How a provider did: success, time to the first token, the last error. */
export function HealthFacts({ health }: { health: ProviderHealth | undefined }) {
  const t = useTranslations("models.health");
  const format = useFormat();
  if (!health || health.calls === 0 || health.successRate === null) {
    return <p className="border-t pt-3 text-muted-foreground text-sm">{t("none")}</p>;
  }

  const { successRate, firstTokenMsP50, firstTokenMsP95, lastError } = health;
  const duration = (milliseconds: number | null) =>
    milliseconds === null ? "–" : format.duration(milliseconds);

  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-3 border-t pt-3 text-sm md:grid-cols-4">
      <Figure name={t("success")} note={t("calls", { count: format.count(health.calls) })}>
        <span className={successRate < 0.95 ? "text-danger-text" : undefined}>
          {format.share(successRate)}
        </span>
      </Figure>
      <Figure name={t("firstToken")} note={t("p50")}>
        {duration(firstTokenMsP50)}
      </Figure>
      <Figure name={t("firstToken")} note={t("p95")}>
        {duration(firstTokenMsP95)}
      </Figure>
      <Figure name={t("lastError")} note={lastError ? <Moment instant={lastError.at} /> : null}>
        {lastError ? t(`code.${nameOf(lastError.code)}`) : t("noError")}
      </Figure>
    </dl>
  );
}

const known = ["PROVIDER_FAILED", "PROVIDER_TIMEOUT", "PROVIDER_REJECTED_KEY", "RATE_LIMITED"] as const;

function nameOf(code: string) {
  return known.find((one) => one === code) ?? "other";
}

function Figure({ name, note, children }: { name: string; note: ReactNode; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted-foreground text-xs">{name}</dt>
      <dd className="font-medium tabular-nums">
        {children} <span className="font-normal text-muted-foreground text-xs">{note}</span>
      </dd>
    </div>
  );
}
