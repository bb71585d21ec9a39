import { type Failure, toFailure } from "@claw/client/browser";
import type { Session } from "@claw/contract";
import { Button, Skeleton } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { useApp } from "../../app/app-context.ts";
import { FormFailure } from "../../auth/form-failure.tsx";
import { Section } from "../section.tsx";
import { deviceName } from "./device-name.ts";

function SessionLine({ session, onEnd }: { session: Session; onEnd: () => void }) {
  const t = useTranslations("settings");
  const format = useFormat();

  return (
    <li className="flex items-center gap-3 py-3">
      <div className="min-w-0 flex-1">
        <p className="truncate text-sm" title={session.userAgent ?? undefined}>
          {deviceName(session.userAgent) ?? t("unknownDevice")}
          {session.isCurrent ? (
            <span className="ml-2 text-success-text text-xs">{t("currentSession")}</span>
          ) : null}
        </p>
        <p className="text-muted-foreground text-xs tabular-nums">
          {t("lastUsed", { time: format.moment(session.lastUsedAt) })}
          {session.address ? ` · ${session.address}` : ""}
        </p>
      </div>
      {session.isCurrent ? null : (
        <Button variant="outline" size="sm" onClick={onEnd}>
          {t("endSession")}
        </Button>
      )}
    </li>
  );
}

/** Where this person is signed in. */
export function SessionsSection() {
  const t = useTranslations("settings");
  const { auth } = useApp().browser.trpc;
  const sessions = trpc.auth.sessions.useQuery(undefined, { staleTime: 0 });
  const [failure, setFailure] = useState<Failure | null>(null);
  const hasOthers = sessions.data?.some(({ isCurrent }) => !isCurrent) ?? false;

  const end = (deed: Promise<unknown>) => {
    setFailure(null);
    deed.then(
      () => sessions.refetch(),
      (error: unknown) => setFailure(toFailure(error)),
    );
  };
  const endOthers = (
    <Button variant="outline" size="sm" onClick={() => end(auth.endOtherSessions.mutate())}>
      {t("endOthers")}
    </Button>
  );

  return (
    <Section title={t("sessions")} hint={t("sessionsHint")} aside={hasOthers ? endOthers : null}>
      {sessions.isPending ? <Skeleton className="h-12" /> : null}
      <FormFailure failure={failure} />
      <ul className="-mt-3 divide-y">
        {sessions.data?.map((session) => (
          <SessionLine
            key={session.id}
            session={session}
            onEnd={() => end(auth.endSession.mutate({ sessionId: session.id }))}
          />
        ))}
      </ul>
    </Section>
  );
}
