import type { CatalogModel, PriceVersion } from "@claw/contract";
import { Badge, Button, Skeleton } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { patient } from "@claw/ui/patient";
import { lazy, Suspense, useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { useApp } from "../../app/app-context.ts";
import { ConfirmDialog } from "../../page/confirm-dialog.tsx";
import { PanelPart } from "../catalog/panel-part.tsx";
import { PriceFacts } from "./price-facts.tsx";

// With the chart of its preview, which is larger than the rest of the room.
const PriceDialog = lazy(
  patient(async () => ({ default: (await import("./price-dialog.tsx")).PriceDialog })),
);

/** The price in force, the one to come, and those that were. */
export function PriceSection({ model }: { model: CatalogModel }) {
  const t = useTranslations("models.price");
  const { notices } = useApp();
  const utils = trpc.useUtils();
  const { data } = trpc.admin.models.prices.useQuery({ modelId: model.id });
  const withdraw = trpc.admin.models.withdrawPrice.useMutation();
  const [open, setOpen] = useState<"none" | "price" | "withdraw">("none");
  const close = () => setOpen("none");
  const current = data?.find(({ state }) => state === "current") ?? null;
  const past = data?.filter(({ state }) => state === "past") ?? [];

  return (
    <PanelPart
      title={t("title")}
      aside={
        <Button variant="outline" size="sm" disabled={!data} onClick={() => setOpen("price")}>
          {t("set")}
        </Button>
      }
    >
      <PriceFacts kind={model.kind} prices={model.prices} />
      {model.usesDefaultPrice ? <p className="text-muted-foreground text-xs">{t("noHistory")}</p> : null}
      {model.scheduled ? (
        <div className="grid gap-2 rounded-lg border border-warning/45 bg-warning/10 p-3">
          <PriceLine version={model.scheduled} />
          <PriceFacts kind={model.kind} prices={model.scheduled.prices} />
          <Button
            variant="outline"
            size="sm"
            className="justify-self-start"
            onClick={() => setOpen("withdraw")}
          >
            {t("withdraw")}
          </Button>
        </div>
      ) : null}
      {data ? null : <Skeleton className="h-10" />}
      {past.length > 0 ? (
        <details className="text-sm">
          <summary className="cursor-pointer rounded-sm text-muted-foreground outline-none focus-visible:ring-2 focus-visible:ring-ring">
            {t("history")}
          </summary>
          <ol className="mt-2 grid gap-3">
            {[...(current ? [current] : []), ...past].map((version) => (
              <li key={version.id} className="grid gap-1 border-l-2 pl-3">
                <PriceLine version={version} />
                <PriceFacts kind={model.kind} prices={version.prices} />
              </li>
            ))}
          </ol>
        </details>
      ) : null}
      {open === "price" ? (
        <Suspense>
          <PriceDialog model={model} current={current} onClose={close} />
        </Suspense>
      ) : null}
      {open === "withdraw" && model.scheduled ? (
        <ConfirmDialog
          title={t("withdrawTitle")}
          hint={t("withdrawHint")}
          deed={t("withdraw")}
          onClose={close}
          onConfirm={async () => {
            await withdraw.mutateAsync({ priceId: model.scheduled?.id ?? "" });
            await utils.admin.models.invalidate();
            notices.tell(t("withdrawn"));
          }}
        />
      ) : null}
    </PanelPart>
  );
}

const tones = { current: "success", scheduled: "warning", past: "neutral" } as const;

function PriceLine({ version: { state, validFrom } }: { version: PriceVersion }) {
  const t = useTranslations("models.price");
  const format = useFormat();

  return (
    <p className="flex items-center gap-2 text-xs">
      <Badge tone={tones[state]}>{t(state)}</Badge>
      <span className="text-muted-foreground">{t("from", { at: format.moment(validFrom) })}</span>
    </p>
  );
}
