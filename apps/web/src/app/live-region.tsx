import { useStore } from "@claw/ui/store";
import { useTranslations } from "use-intl";
import { useApp } from "./app-context.ts";

/** Tells screen readers that an answer is complete; not each word of it. */
export function LiveRegion() {
  const t = useTranslations("answer");
  const done = useStore(useApp().answersDone);

  return (
    <div role="status" aria-live="polite" className="sr-only">
      {done > 0 ? <p key={done}>{t("complete")}</p> : null}
    </div>
  );
}
