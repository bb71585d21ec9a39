import { useTranslations } from "use-intl";

/** What the server writes where nobody gave a reason; all else is somebody's own words. */
const systemReasons = {
  "Starting credit": "startingCredit",
  "The refund failed.": "refundFailed",
  "Paid back at the provider.": "paidBack",
} as const;

function isSystemReason(reason: string): reason is keyof typeof systemReasons {
  return Object.hasOwn(systemReasons, reason);
}

/** Why money moved, in the language in use where it is not somebody's own words. */
export function useReasonText(): (reason: string) => string {
  const t = useTranslations("billing.systemReason");

  return (reason) => (isSystemReason(reason) ? t(systemReasons[reason]) : reason);
}
