import type { PersonDetail } from "@claw/contract";
import { Table, TableCell, TableHead } from "@claw/ui";
import { Moment } from "@claw/ui/moment";
import { useTranslations } from "use-intl";
import { Section } from "../page/section.tsx";

/** Devices on which somebody is signed in. */
export function PersonSessions({ person: { sessions } }: { person: PersonDetail }) {
  const t = useTranslations("users");

  return (
    <Section title={t("sessions")}>
      {sessions.length === 0 ? (
        <p className="text-muted-foreground text-sm">{t("noSessions")}</p>
      ) : (
        <Table label={t("sessions")}>
          <thead>
            <tr>
              <TableHead>{t("device")}</TableHead>
              <TableHead>{t("address")}</TableHead>
              <TableHead>{t("lastUsed")}</TableHead>
            </tr>
          </thead>
          <tbody>
            {sessions.map(({ id, userAgent, address, lastUsedAt }) => (
              <tr key={id}>
                <TableCell data-written className="wrap-anywhere">
                  {userAgent ?? "–"}
                </TableCell>
                <TableCell data-written>{address ?? "–"}</TableCell>
                <TableCell className="whitespace-nowrap">
                  <Moment instant={lastUsedAt} />
                </TableCell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}
