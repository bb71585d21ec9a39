import type { ConversationType } from "@claw/contract";
import { useId } from "react";
import { useTranslations } from "use-intl";

const types = [
  { type: "chat", key: "typeChat" },
  { type: "consulting", key: "typeConsulting" },
  { type: "support", key: "typeSupport" },
] as const;

export type TypeChoiceProps = { value: ConversationType; onChange: (type: ConversationType) => void };

/** The type of the conversation that is about to begin. Arrow keys move the choice. */
export function TypeChoice({ value, onChange }: TypeChoiceProps) {
  const t = useTranslations("conversation");
  const name = useId();

  return (
    <fieldset className="mx-auto inline-flex gap-0.5 rounded-lg bg-muted p-0.5">
      <legend className="sr-only">{t("type")}</legend>
      {types.map(({ type, key }) => (
        <label
          key={type}
          className="inline-flex h-8 cursor-pointer items-center rounded-md px-3.5 text-muted-foreground text-sm transition-colors duration-150 hover:text-foreground has-checked:bg-card has-checked:text-foreground has-checked:shadow-sm has-focus-visible:ring-2 has-focus-visible:ring-ring dark:has-checked:bg-border pointer-coarse:h-10"
        >
          <input
            type="radio"
            name={name}
            value={type}
            checked={type === value}
            onChange={() => onChange(type)}
            className="sr-only"
          />
          {t(key)}
        </label>
      ))}
    </fieldset>
  );
}
