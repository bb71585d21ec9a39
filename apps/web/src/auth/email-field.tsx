import { Field, Input } from "@claw/ui";
import { useTranslations } from "use-intl";
import type { FieldProblem } from "./form-check.ts";
import { useProblemText } from "./use-problem-text.ts";

export function EmailField({ problem }: { problem: FieldProblem | undefined }) {
  const t = useTranslations("door");
  const problemText = useProblemText();

  return (
    <Field label={t("email")} problem={problemText(problem)}>
      {(control) => (
        <Input
          {...control}
          name="email"
          type="email"
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
      )}
    </Field>
  );
}
