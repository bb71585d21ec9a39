import type { Budget } from "@claw/contract";
import { useTranslations } from "use-intl";
import { usePerson } from "../../auth/use-person.ts";

/** Whose calls a budget counts, and over what. */
export function useBudgetName(): (budget: Pick<Budget, "scope" | "userId" | "period">) => string {
  const t = useTranslations("billing.budgets");
  const person = usePerson();

  return ({ scope, userId, period }) => {
    const who = scope === "organization" ? "organization" : userId === person?.id ? "self" : "member";
    return t("name", { who: t(`who.${who}`), period: t(`periods.${period}`) });
  };
}
