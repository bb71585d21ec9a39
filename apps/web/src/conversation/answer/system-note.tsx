import { useTranslations } from "use-intl";

/** A message that was put into the conversation for the model, as programs do. */
export function SystemNote({ content }: { content: string }) {
  const t = useTranslations("answer");

  return (
    <aside className="rounded-lg border border-dashed px-4 py-2.5 text-muted-foreground text-sm">
      <p className="font-medium">{t("system")}</p>
      <p className="whitespace-pre-wrap wrap-anywhere">{content}</p>
    </aside>
  );
}
