import type { ConversationType } from "@claw/contract";
import { useTranslations } from "use-intl";

const keys = ["a", "b", "c", "d"] as const;

export type ExamplesProps = { type: ConversationType; onChoose: (text: string) => void };

/** Four first questions that fit the type of conversation. */
export function Examples({ type, onChoose }: ExamplesProps) {
  const t = useTranslations();

  return (
    <ul aria-label={t("empty.examples")} className="grid gap-2.5 sm:grid-cols-2">
      {keys.map((key) => (
        <li key={key}>
          <button
            type="button"
            onClick={() => onChoose(t(`examples.${type}.${key}.text`))}
            className="flex h-full w-full cursor-pointer flex-col rounded-lg border bg-card px-4 py-3 text-left outline-none transition-colors duration-150 hover:bg-accent focus-visible:ring-2 focus-visible:ring-ring"
          >
            <span className="font-medium text-sm">{t(`examples.${type}.${key}.title`)}</span>
            <span className="mt-0.5 text-muted-foreground text-xs leading-5">
              {t(`examples.${type}.${key}.text`)}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
