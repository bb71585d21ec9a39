import { toFailure } from "@claw/client/browser";
import { useTranslations } from "use-intl";

/** Says why a call failed in the language in use, with the seconds to wait where the server named them. */
export function useFailureText(): (error: unknown) => string {
  const t = useTranslations();

  return (error) => {
    const { reason, retryAfter } = toFailure(error);
    const text = t(`failure.${reason}`);
    if (retryAfter === null) return text;

    return `${text} ${t("retryAfter", { seconds: String(Math.ceil(retryAfter)) })}`;
  };
}
