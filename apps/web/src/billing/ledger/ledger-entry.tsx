import type { LedgerItem } from "@claw/contract";
import { cn } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useModelName } from "../../conversation/settings/use-models.ts";
import { usePurposeName } from "../usage/use-purpose-name.ts";
import { useReasonText } from "./use-reason-text.ts";

const linkLooks =
  "rounded-sm text-primary-text underline-offset-4 outline-none hover:underline focus-visible:ring-2 focus-visible:ring-ring";

/** What a movement was: its kind, for a call the model and what for, else the reason; and the way to what it belongs to. */
export function LedgerWhat({ item }: { item: LedgerItem }) {
  const t = useTranslations("billing");
  const modelName = useModelName();
  const purposeName = usePurposeName();
  const reasonText = useReasonText();
  const { kind, call, reason, paymentId, invoiceId } = item;

  return (
    <div className="grid gap-0.5">
      <span>
        {t(`kind.${kind}`)}
        {call ? <span className="text-muted-foreground"> · {purposeName(call.purpose)}</span> : null}
      </span>
      <span className="flex flex-wrap gap-x-3 text-muted-foreground text-xs">
        {call ? <span>{modelName(call.model)}</span> : null}
        {reason ? <span className="line-clamp-2 wrap-anywhere">{reasonText(reason)}</span> : null}
        {call?.conversationId ? (
          <Link
            to="/c/$conversationId"
            params={{ conversationId: call.conversationId }}
            className={linkLooks}
          >
            {t("ledger.conversation")}
          </Link>
        ) : null}
        {paymentId ? (
          <Link to="/billing/payments/$paymentId" params={{ paymentId }} className={linkLooks}>
            {t("ledger.payment")}
          </Link>
        ) : null}
        {invoiceId ? (
          <Link to="/billing/invoices/$invoiceId" params={{ invoiceId }} className={linkLooks}>
            {t("ledger.invoice")}
          </Link>
        ) : null}
      </span>
    </div>
  );
}

/** Tokens of a call, in and out, and who counted them. */
export function LedgerTokens({ item: { call } }: { item: LedgerItem }) {
  const t = useTranslations("billing");
  const format = useFormat();
  if (!call) return null;

  return (
    <span className="whitespace-nowrap text-muted-foreground text-xs tabular-nums">
      {t("ledger.tokens", {
        prompt: format.count(call.promptTokens),
        completion: format.count(call.completionTokens),
      })}
      {call.usageSource ? (
        <span className={cn(call.usageSource === "estimated" && "text-warning-text")}>
          {" · "}
          {t(`countedBy.${call.usageSource}`)}
        </span>
      ) : null}
    </span>
  );
}

/** What the wallet gained or lost, with its sign. */
export function LedgerAmount({ item: { amount } }: { item: LedgerItem }) {
  const format = useFormat();
  const isGain = !amount.startsWith("-");

  return (
    <span className={cn("whitespace-nowrap font-medium tabular-nums", isGain && "text-success-text")}>
      {isGain ? "+" : ""}
      {format.money(amount)}
    </span>
  );
}
