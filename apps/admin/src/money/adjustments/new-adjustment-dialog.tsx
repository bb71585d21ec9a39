import type { Adjustment, Person } from "@claw/contract";
import { Field, Input, Segmented } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { useApp } from "../../app/app-context.ts";
import { ReasonDialog } from "../../page/reason-dialog.tsx";
import { useRefresh } from "../frame/use-refresh.ts";
import { isAmount } from "../frame/yuan.ts";
import { PersonField } from "./person-field.tsx";

type NewAdjustmentDialogProps = { onMade: (adjustment: Adjustment) => void; onClose: () => void };

/** Gives credit to somebody or takes it; above the limit a second operator decides. */
export function NewAdjustmentDialog({ onMade, onClose }: NewAdjustmentDialogProps) {
  const t = useTranslations("money.adjustments");
  const format = useFormat();
  const { notices } = useApp();
  const refresh = useRefresh();
  const { client } = trpc.useUtils();
  const [person, setPerson] = useState<Person | null>(null);
  const [amount, setAmount] = useState("");
  const [direction, setDirection] = useState<"credit" | "debit">("credit");
  const [source, setSource] = useState<"promotional" | "correction">("promotional");
  const [wasTried, setTried] = useState(false);
  // A second try of the same dialog moves money once.
  const [adjustmentId] = useState(() => crypto.randomUUID());

  const make = async (reason: string) => {
    setTried(true);
    const made = await client.admin.money.adjust.mutate({
      userId: person?.id ?? "",
      amount,
      direction,
      source,
      reason,
      adjustmentId,
    });
    await refresh();
    notices.tell(made.status === "pending" ? t("waits") : t("made", { amount: format.money(made.amount) }));
    onMade(made);
  };

  return (
    <ReasonDialog title={t("new")} hint={t("newHint")} deed={t("make")} onConfirm={make} onClose={onClose}>
      <PersonField
        person={person}
        problem={wasTried && !person ? t("findNone") : null}
        onChoose={setPerson}
      />
      <div className="flex flex-wrap gap-4">
        <Segmented
          label={t("direction")}
          value={direction}
          options={[
            { value: "credit", label: t("directions.credit") },
            { value: "debit", label: t("directions.debit") },
          ]}
          onChange={setDirection}
        />
        <Segmented
          label={t("source")}
          value={source}
          options={[
            { value: "promotional", label: t("sources.promotional") },
            { value: "correction", label: t("sources.correction") },
          ]}
          onChange={setSource}
        />
      </div>
      <p className="-mt-2 text-muted-foreground text-xs">{t(`sourceHints.${source}`)}</p>
      <Field
        label={t("amountLabel")}
        problem={wasTried && !isAmount(amount) ? t("amountProblem") : undefined}
      >
        {(control) => (
          <Input
            {...control}
            inputMode="decimal"
            autoComplete="off"
            value={amount}
            onChange={(event) => setAmount(event.target.value.trim())}
          />
        )}
      </Field>
    </ReasonDialog>
  );
}
