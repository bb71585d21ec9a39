import { useFormat } from "@claw/ui/format";
import { patient } from "@claw/ui/patient";
import { lazy, Suspense, useRef, useState } from "react";
import { useTranslations } from "use-intl";

const CostCard = lazy(
  patient(async () => ({
    default: (await import("../../billing/answer-cost/cost-card.tsx")).CostCard,
  })),
);

/** What an answer cost; pressed, it tells of what. */
export function AnswerCost({ messageId, cost }: { messageId: string; cost: string }) {
  const t = useTranslations("answer");
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);

  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        title={t("costHint")}
        onClick={() => setOpen((before) => !before)}
        className="cursor-pointer rounded-sm underline-offset-4 outline-none hover:text-foreground hover:underline focus-visible:ring-2 focus-visible:ring-ring aria-expanded:text-foreground"
      >
        {format.money(cost)}
      </button>
      {isOpen ? (
        <Suspense>
          <CostCard messageId={messageId} anchor={button} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
