import { useTranslations } from "use-intl";
import { useSelf } from "../app/use-self.ts";

/** No id: nobody was signed in. An id without an address: the account was closed since. */
export type NamedPerson = { id: string | null; name: string | null; email: string | null };

export type PersonNameProps = {
  person: NamedPerson;
  /** The name alone, where there is one. */
  isShort?: boolean;
};

/** Somebody by name and e-mail address; oneself as such. */
export function PersonName({ person: { id, name, email }, isShort = false }: PersonNameProps) {
  const t = useTranslations("common");
  const self = useSelf();
  if (email === null) {
    return <span className="text-muted-foreground">{t(id === null ? "nobody" : "closedAccount")}</span>;
  }
  if (id === self) return <span title={email}>{t("you")}</span>;

  return (
    <span title={email} data-written>
      {name || email}
      {name && !isShort ? <span className="text-muted-foreground"> {email}</span> : null}
    </span>
  );
}
