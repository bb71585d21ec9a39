import type { PersonDetail } from "@claw/contract";
import { Button, Table, TableCell, TableHead } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { Gift } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Section } from "../page/section.tsx";
import { GrantDialog } from "./grant-dialog.tsx";

/** Balances of the organizations that somebody belongs to, and credit as a gift. */
export function PersonMoney({ person }: { person: PersonDetail }) {
  const t = useTranslations("users");
  const format = useFormat();
  const [isAsked, setAsked] = useState(false);

  return (
    <Section
      title={t("organizations")}
      aside={
        <Button variant="outline" size="sm" onClick={() => setAsked(true)}>
          <Gift />
          {t("grant")}
        </Button>
      }
    >
      <Table label={t("organizations")}>
        <thead>
          <tr>
            <TableHead>{t("organization")}</TableHead>
            <TableHead>{t("memberRole.label")}</TableHead>
            <TableHead className="text-end">{t("balance")}</TableHead>
            <TableHead className="text-end">{t("held")}</TableHead>
          </tr>
        </thead>
        <tbody>
          {person.organizations.map(({ id, name, isPersonal, role, balance, held }) => (
            <tr key={id}>
              <TableCell>{isPersonal ? t("personal") : <span data-written>{name}</span>}</TableCell>
              <TableCell>{t(`memberRole.${role}`)}</TableCell>
              <TableCell className="text-end">{format.money(balance)}</TableCell>
              <TableCell className="text-end">{format.money(held)}</TableCell>
            </tr>
          ))}
        </tbody>
      </Table>
      {isAsked ? <GrantDialog person={person} onClose={() => setAsked(false)} /> : null}
    </Section>
  );
}
