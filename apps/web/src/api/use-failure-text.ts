import type { Failure } from "@claw/client/browser";
import { useTranslations } from "use-intl";

/** Says a failure in the language in use, with the seconds to wait where the server named them. */
export function useFailureText(): (failure: Pick<Failure, "reason" | "retryAfter">) => string {
  const t = useTranslations();

  return ({ reason, retryAfter }) => {
    const text = t(`failure.${reason}`);
    if (retryAfter === null) return text;

    return `${text} ${t("retryAfter", { seconds: String(Math.ceil(retryAfter)) })}`;
  };
}
