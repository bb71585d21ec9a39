import { useTranslations } from "use-intl";
import { useCompany } from "./use-company.ts";

/** A quiet word below the composer: this conversation is open on another device too. It takes no room of its own. */
export function CompanyLine({ conversationId }: { conversationId: string | null }) {
  const t = useTranslations("company");
  const hint = useCompany(conversationId);

  return (
    <p
      role="status"
      className="absolute inset-x-0 bottom-0 truncate px-6 text-center text-[0.6875rem] text-muted-foreground leading-3 md:bottom-0.5 md:leading-4"
    >
      {hint === "none" ? null : t(hint)}
    </p>
  );
}
