import type { LedgerTransaction } from "@claw/contract";
import { useFormat } from "@claw/ui/format";
import { Moment } from "@claw/ui/moment";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { Fact, Facts } from "../../page/facts.tsx";
import { CopyId } from "../frame/copy-id.tsx";

type TransactionBelongingsProps = {
  transaction: LedgerTransaction;
  onOpen: (transactionId: string) => void;
};

const linkLooks = "rounded-sm text-primary-text underline underline-offset-4";

/** The call, payment, invoice or adjustment that moved the money, and what else they moved. */
export function TransactionBelongings({ transaction, onOpen }: TransactionBelongingsProps) {
  const t = useTranslations("money.ledger");
  const format = useFormat();
  const { call, payment, invoice, adjustment, related } = transaction;

  return (
    <>
      {call || payment || invoice || adjustment ? (
        <section aria-label={t("belongs")} className="grid gap-2">
          <h3 className="font-medium text-sm">{t("belongs")}</h3>
          <Facts>
            {payment ? (
              <Fact name={t("payment")}>
                <Link to="/money" search={{ open: payment.id }} className={linkLooks}>
                  {format.money(payment.amount)}
                </Link>{" "}
                <span data-written="">{payment.reference}</span>
              </Fact>
            ) : null}
            {invoice ? (
              <Fact name={t("invoice")}>
                <Link to="/money/invoices" search={{ open: invoice.id }} className={linkLooks}>
                  {invoice.number}
                </Link>
              </Fact>
            ) : null}
            {adjustment ? (
              <Fact name={t("adjustment")}>
                <Link to="/money/adjustments" search={{ open: adjustment.id }} className={linkLooks}>
                  {format.money(adjustment.amount)}
                </Link>
              </Fact>
            ) : null}
            {call ? <CallFacts call={call} /> : null}
          </Facts>
        </section>
      ) : null}
      {related.length > 0 ? (
        <section aria-label={t("related")} className="grid gap-2">
          <h3 className="font-medium text-sm">{t("related")}</h3>
          <ul className="grid gap-1.5 text-sm">
            {related.map(({ id, kind, size, createdAt }) => (
              <li key={id} className="flex justify-between gap-3">
                <button type="button" className={`cursor-pointer ${linkLooks}`} onClick={() => onOpen(id)}>
                  {t(`kinds.${kind}`)} {format.money(size)}
                </button>
                <Moment instant={createdAt} className="text-muted-foreground" />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function CallFacts({ call }: { call: NonNullable<LedgerTransaction["call"]> }) {
  const t = useTranslations("money.ledger");
  const format = useFormat();
  const { callId, model, provider, promptTokens, completionTokens, messageId, conversationId } = call;

  return (
    <>
      <Fact name={t("model")}>
        <span data-written="">
          {model} · {provider}
        </span>
      </Fact>
      <Fact name={t("tokens")}>
        {t("tokenCounts", {
          prompt: format.count(promptTokens),
          completion: format.count(completionTokens),
        })}
      </Fact>
      <Fact name={t("call")}>
        <CopyId id={callId} />
      </Fact>
      {messageId ? (
        <Fact name={t("message")}>
          <CopyId id={messageId} />
        </Fact>
      ) : null}
      {conversationId ? (
        <Fact name={t("conversation")}>
          <CopyId id={conversationId} />
        </Fact>
      ) : null}
    </>
  );
}
