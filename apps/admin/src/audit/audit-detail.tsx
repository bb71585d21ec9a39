import type { AuditEvent } from "@claw/contract";
import { Badge, Button } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { Fact, Facts } from "../page/facts.tsx";
import { PersonName } from "../page/person-name.tsx";
import { whoOf } from "./who-of.ts";

/** Everything that an event says, and its place in the chain. */
export function AuditDetail({ event }: { event: AuditEvent }) {
  const t = useTranslations("audit");
  const format = useFormat();
  const concerned = typeof event.detail.userId === "string" ? event.detail.userId : event.userId;

  return (
    <div className="grid gap-4">
      <Facts className="grid-cols-[5.5rem_minmax(0,1fr)]">
        <Fact name={t("at")}>{format.moment(event.createdAt)}</Fact>
        <Fact name={t("who")}>
          <PersonName person={whoOf(event)} />
        </Fact>
        <Fact name={t("outcome.label")}>
          <Badge tone={event.outcome === "ok" ? "success" : "danger"}>{t(`outcome.${event.outcome}`)}</Badge>
        </Fact>
        <Fact name={t("address")}>
          <span data-written>{event.address ?? "–"}</span>
        </Fact>
        <Fact name={t("id")}>
          <code className="text-xs">{event.id}</code>
        </Fact>
        <Fact name={t("chain")}>
          {event.organizationId ? (
            <code className="text-xs">{event.organizationId}</code>
          ) : (
            t("installationChain")
          )}
        </Fact>
        <Fact name={t("seq")}>{format.count(event.seq)}</Fact>
        <Fact name={t("hash")}>
          <code className="text-xs">{event.hash}</code>
        </Fact>
      </Facts>
      {Object.keys(event.detail).length === 0 ? (
        <p className="text-muted-foreground text-sm">{t("noDetail")}</p>
      ) : (
        <pre
          data-written
          className="rounded-lg border bg-muted/60 p-3 font-mono text-xs whitespace-pre-wrap wrap-anywhere"
        >
          {JSON.stringify(event.detail, null, 2)}
        </pre>
      )}
      {concerned ? (
        <div className="flex flex-wrap gap-2">
          <Button asChild variant="outline" size="sm">
            <Link to="/users/$userId" params={{ userId: concerned }}>
              {t("toPerson")}
            </Link>
          </Button>
          {event.userId ? (
            <Button asChild variant="outline" size="sm">
              <Link to="/audit" search={{ user: event.userId }}>
                {t("ofOne")}
              </Link>
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
