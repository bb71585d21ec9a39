import type { PersonDetail } from "@claw/contract";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue, Switch } from "@claw/ui";
import { Moment } from "@claw/ui/moment";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { useFailureText } from "../api/use-failure-text.ts";
import { useApp } from "../app/app-context.ts";
import { chosenOf } from "../app/chosen-of.ts";
import { Fact, Facts } from "../page/facts.tsx";
import { Section } from "../page/section.tsx";
import { PersonBadges } from "./person-badges.tsx";
import { RoleDialog } from "./role-dialog.tsx";
import { usePersonDeed } from "./use-person-deed.ts";
import { roles, tiers } from "./users-search.ts";

/** Who somebody is, and what of it an operator sets. */
export function PersonAccount({ person }: { person: PersonDetail }) {
  const t = useTranslations("users");
  const { notices } = useApp();
  const failureText = useFailureText();
  const deed = usePersonDeed();
  const setTier = trpc.admin.users.setTier.useMutation();
  const setVerified = trpc.admin.users.setVerified.useMutation();
  const [newRole, setNewRole] = useState<(typeof roles)[number] | null>(null);
  const { id: userId } = person;
  const sayWhy = (error: unknown) => notices.tell(failureText(error), "danger");

  return (
    <Section title={t("account")} aside={<PersonBadges person={person} />}>
      <Facts>
        <Fact name={t("email")}>
          <span data-written>{person.email}</span>
        </Fact>
        <Fact name={t("verified")}>
          <Switch
            aria-label={t("verified")}
            checked={person.isVerified}
            disabled={setVerified.isPending}
            onCheckedChange={(isVerified) =>
              void deed("verifiedSet", () => setVerified.mutateAsync({ userId, isVerified })).catch(sayWhy)
            }
          />
        </Fact>
        <Fact name={t("role.label")}>
          <Select value={person.role} onValueChange={(role) => setNewRole(chosenOf(roles, role) ?? null)}>
            <SelectTrigger aria-label={t("role.label")} className="h-8 w-40 text-sm">
              <SelectValue />
            </SelectTrigger>
            <SelectContent>
              {roles.map((role) => (
                <SelectItem key={role} value={role}>
                  {t(`role.${role}`)}
                </SelectItem>
              ))}
            </SelectContent>
          </Select>
        </Fact>
        <Fact name={t("tier.label")}>
          <Select
            value={person.subscriptionTier}
            onValueChange={(chosen) => {
              const tier = chosenOf(tiers, chosen);
              if (tier) void deed("tierSet", () => setTier.mutateAsync({ userId, tier })).catch(sayWhy);
            }}
          >
            <SelectTrigger aria-label={t("tier.label")} className="h-8 w-40 text-sm">
              <SelectValue />
            </SelectTrigger>
            <SelectContent>
              {tiers.map((tier) => (
                <SelectItem key={tier} value={tier}>
                  {t(`tier.${tier}`)}
                </SelectItem>
              ))}
            </SelectContent>
          </Select>
        </Fact>
        <Fact name={t("company")}>
          <span data-written>{person.company ?? "–"}</span>
        </Fact>
        <Fact name={t("phone")}>
          <span data-written>{person.phone ?? "–"}</span>
        </Fact>
        <Fact name={t("created")}>
          <Moment instant={person.createdAt} />
        </Fact>
        <Fact name={t("id")}>
          <code className="text-xs">{person.id}</code>
        </Fact>
      </Facts>
      {newRole ? <RoleDialog person={person} role={newRole} onClose={() => setNewRole(null)} /> : null}
    </Section>
  );
}
