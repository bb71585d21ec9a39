import type { Conversation } from "@claw/contract";
import { useTranslations } from "use-intl";

/** How a conversation is called: in the language in use as long as nobody has named it. */
export function useTitle(): (conversation: Conversation) => string {
  const t = useTranslations("conversation");

  return ({ title, titleSource, isTemporary }) => {
    if (titleSource !== "default") return title;
    return isTemporary ? t("temporary") : t("untitled");
  };
}
