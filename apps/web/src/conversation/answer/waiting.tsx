import { useTranslations } from "use-intl";

/** Three dots until the first word. */
export function Waiting() {
  const t = useTranslations("answer");

  return (
    <div className="flex h-7 items-center gap-1.5">
      <span className="sr-only">{t("waiting")}</span>
      {[0, 1, 2].map((index) => (
        <span
          key={index}
          aria-hidden="true"
          className="waiting-dot size-1.5 rounded-full bg-muted-foreground"
          style={{ animationDelay: `${index * 160}ms` }}
        />
      ))}
    </div>
  );
}
