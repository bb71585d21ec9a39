import type { AuditEvent } from "@claw/contract";
import { useTranslations } from "use-intl";

/** Who did something, as they are called today. */
export function Who({ event }: { event: AuditEvent }) {
  const t = useTranslations("audit");
  if (event.userEmail) {
    return (
      <span data-written>
        {event.userName} <span className="text-muted-foreground">{event.userEmail}</span>
      </span>
    );
  }

  return <span className="text-muted-foreground">{t(event.userId ? "gone" : "nobody")}</span>;
}
