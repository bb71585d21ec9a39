import type { Participant } from "@claw/contract";
import { useTranslations } from "use-intl";
import { useSelf } from "./use-self.ts";

/** Somebody by name and e-mail address; oneself as such. */
export function PersonName({ person, isShort = false }: { person: Participant; isShort?: boolean }) {
  const t = useTranslations("money");
  const self = useSelf();
  const { id, name, email } = person;
  if (email === null) return <span className="text-muted-foreground">{t("unknownPerson")}</span>;
  if (id === self) return <span title={email}>{t("you")}</span>;

  return (
    <span title={email} data-written="">
      {name || email}
      {name && !isShort ? <span className="text-muted-foreground"> {email}</span> : null}
    </span>
  );
}
