import { useTranslations } from "use-intl";
import type { FieldProblem } from "./form-check.ts";

/** Says what is wrong with a field; undefined where nothing is. */
export function useProblemText(): (problem: FieldProblem | undefined) => string | undefined {
  const t = useTranslations("fieldProblem");

  return (problem) => (problem ? t(problem) : undefined);
}
