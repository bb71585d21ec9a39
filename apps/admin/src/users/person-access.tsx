import type { PersonDetail } from "@claw/contract";
import { Button, Skeleton } from "@claw/ui";
import { Link } from "@tanstack/react-router";
import { Eye } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { Section } from "../page/section.tsx";
import { AccessState } from "./access-state.tsx";
import { OpenAccessDialog } from "./open-access-dialog.tsx";

const shown = 5;

/** That what somebody writes is not seen here, and the way to see it all the same. */
export function PersonAccess({ person }: { person: PersonDetail }) {
  const t = useTranslations("users.access");
  const [isAsked, setAsked] = useState(false);
  const accesses = trpc.admin.access.list.useQuery({ userId: person.id, limit: shown });

  return (
    <Section
      title={t("section")}
      aside={
        <Button variant="outline" size="sm" onClick={() => setAsked(true)}>
          <Eye />
          {t("ask")}
        </Button>
      }
    >
      <p className="text-muted-foreground text-sm leading-6">{t("sectionHint")}</p>
      {accesses.isPending ? <Skeleton className="mt-3 h-10" /> : null}
      <ul className="mt-2 divide-y text-sm">
        {accesses.data?.items.map((access) => (
          <li key={access.id} className="flex items-center gap-3 py-2">
            <Link
              to="/users/access/$accessId"
              params={{ accessId: access.id }}
              className="min-w-0 flex-1 truncate text-primary-text hover:underline"
              data-written
            >
              {access.reason}
            </Link>
            <AccessState access={access} />
          </li>
        ))}
      </ul>
      {accesses.data?.nextCursor ? (
        <Button asChild variant="ghost" size="sm" className="mt-1">
          <Link to="/users/access" search={{ user: person.id }}>
            {t("all")}
          </Link>
        </Button>
      ) : null}
      {isAsked ? <OpenAccessDialog person={person} onClose={() => setAsked(false)} /> : null}
    </Section>
  );
}
