import type { EmbeddingUse as Use } from "@claw/contract";
import { Button } from "@claw/ui";
import { RotateCw } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { doAll } from "../../api/do-all.ts";
import { trpc } from "../../api/trpc.ts";
import { useApp } from "../../app/app-context.ts";
import { ConfirmDialog } from "../../page/confirm-dialog.tsx";
import { otherUse } from "./other-use.ts";

export type EmbeddingUseProps = {
  /** The one that is chosen; null: none, or one that cannot be asked. */
  model: string | null;
  use: readonly Use[];
};

/** How many bases have other models still, or are on their way; and the deed that gives them the chosen one. */
export function EmbeddingUse({ model, use }: EmbeddingUseProps) {
  const t = useTranslations("settings.reading");
  const { browser, notices } = useApp();
  const utils = trpc.useUtils();
  const [isAsking, setAsking] = useState(false);
  const others = otherUse(use, model);
  const own = use.find((one) => model !== null && one.model === model);
  const building = use.reduce((sum, one) => sum + one.building, 0);
  const failed = own?.failed ?? 0;
  const isAnything = others.bases > 0 || failed > 0;

  async function embedAnew(by: string): Promise<void> {
    try {
      const done = await doAll(async () => {
        const { begun, left } = await browser.trpc.admin.knowledge.embedAnew.mutate({ model: by });
        return { done: begun, left };
      });
      notices.tell(t("begun", { count: done }));
    } finally {
      await utils.admin.knowledge.models.invalidate();
    }
  }

  if (!isAnything && building === 0) return null;
  return (
    <div className="grid gap-1.5 rounded-lg border bg-muted/40 p-3 text-sm leading-6">
      {others.bases > 0 ? (
        <p>
          {t("others", { bases: others.bases, documents: others.documents })}{" "}
          <span data-written>{others.models.join(", ")}</span>
        </p>
      ) : null}
      {building > 0 ? <p role="status">{t("building", { count: building })}</p> : null}
      {failed > 0 ? <p>{t("failed", { count: failed })}</p> : null}
      {model !== null && isAnything ? (
        <Button variant="outline" size="sm" className="mt-1 w-fit" onClick={() => setAsking(true)}>
          <RotateCw aria-hidden="true" /> {t(others.bases > 0 ? "anew" : "again", { model })}
        </Button>
      ) : null}
      {isAsking && model !== null ? (
        <ConfirmDialog
          title={t("anewTitle", { model })}
          hint={t("anewHint")}
          deed={t("anewDeed")}
          onConfirm={() => embedAnew(model)}
          onClose={() => setAsking(false)}
        >
          {others.bases > 0 ? (
            <p className="text-sm leading-6">
              {t("anewCount", { bases: others.bases, documents: others.documents, chunks: others.chunks })}
            </p>
          ) : null}
        </ConfirmDialog>
      ) : null}
    </div>
  );
}
