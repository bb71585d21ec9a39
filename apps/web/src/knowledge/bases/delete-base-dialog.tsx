import type { KnowledgeBase } from "@claw/contract";
import { useTranslations } from "use-intl";
import { ConfirmDialog } from "../confirm-dialog.tsx";
import { useBaseDeeds } from "./use-base-deeds.ts";

export function DeleteBaseDialog({ base, onClose }: { base: KnowledgeBase; onClose: () => void }) {
  const t = useTranslations("knowledge");
  const { remove } = useBaseDeeds();

  return (
    <ConfirmDialog
      title={t("deleteTitle")}
      hint={t("deleteHint", { name: base.name, documents: base.documentCount })}
      onConfirm={() => void remove(base)}
      onClose={onClose}
    />
  );
}
