import type { CatalogModel } from "@claw/contract";
import { Badge } from "@claw/ui";
import { useTranslations } from "use-intl";

/** Whether a model is offered, what it is for where that is not to answer, and whether it answers where none was chosen. */
export function ModelState({ model }: { model: CatalogModel }) {
  const t = useTranslations("models.list");
  const kinds = useTranslations("models.detail.kinds");

  return (
    <span className="inline-flex gap-1">
      {model.enabled ? (
        <Badge tone={model.isAvailable ? "success" : "warning"}>
          {t(model.isAvailable ? "offered" : "unreachable")}
        </Badge>
      ) : (
        <Badge>{t("hidden")}</Badge>
      )}
      {model.kind === "chat" ? null : <Badge>{kinds(model.kind)}</Badge>}
      {model.isDefault ? <Badge tone="accent">{t("default")}</Badge> : null}
    </span>
  );
}
