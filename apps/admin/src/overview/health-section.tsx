import type { HealthPart, HealthReport } from "@claw/contract";
import { Badge } from "@claw/ui";
import { useTranslations } from "use-intl";
import { Section } from "../page/section.tsx";

const tones = { up: "success", degraded: "warning", down: "danger" } as const;
const overall = { ready: "success", degraded: "warning", unavailable: "danger" } as const;

const known = ["database", "accounts", "provider", "redis", "files", "queue", "vectors"] as const;

/** What the server needs, part by part. */
export function HealthSection({ health }: { health: HealthReport }) {
  const t = useTranslations("overview");

  return (
    <Section title={t("health")} aside={<Badge tone={overall[health.status]}>{t(health.status)}</Badge>}>
      <ul className="grid gap-2.5 text-sm">
        {health.parts.map((part) => (
          <li key={part.name} className="grid gap-0.5">
            <div className="flex items-center justify-between gap-2">
              <PartName part={part} />
              <Badge tone={tones[part.status]}>{t(part.status)}</Badge>
            </div>
            {part.detail ? (
              <p data-written className="text-muted-foreground text-xs wrap-anywhere">
                {part.detail}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function PartName({ part: { name } }: { part: HealthPart }) {
  const t = useTranslations("overview.parts");
  const key = known.find((candidate) => candidate === name);

  return key ? <span>{t(key)}</span> : <span data-written>{name}</span>;
}
