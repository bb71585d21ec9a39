import type { Provider } from "@claw/contract";
import {
  Button,
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@claw/ui";
import { ArrowDown, ArrowUp, Ellipsis, KeyRound, Pencil, Power, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { useFailureText } from "../../api/use-failure-text.ts";
import { useApp } from "../../app/app-context.ts";
import { ConfirmDialog } from "../../page/confirm-dialog.tsx";
import { moved } from "../moved.ts";
import { ProviderDialog } from "./provider-dialog.tsx";

export type ProviderMenuProps = { provider: Provider; order: readonly string[] };

/** What is done with a provider more seldom. */
export function ProviderMenu({ provider, order }: ProviderMenuProps) {
  const t = useTranslations("models.providers");
  const { notices } = useApp();
  const failureText = useFailureText();
  const utils = trpc.useUtils();
  const [open, setOpen] = useState<"none" | "edit" | "delete">("none");
  const settle = {
    onSettled: () => utils.admin.invalidate(),
    onError: (error: unknown) => notices.tell(failureText(error), "danger"),
  };
  const update = trpc.admin.providers.update.useMutation(settle);
  const reorder = trpc.admin.providers.order.useMutation(settle);
  const remove = trpc.admin.providers.delete.useMutation();
  const { id, name, enabled, offeredCount } = provider;
  if (id === null) return null;

  const at = order.indexOf(id);
  const close = () => setOpen("none");

  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon-sm" aria-label={t("more", { name })}>
            <Ellipsis />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => setOpen("edit")}>
            <Pencil /> {t("edit")}
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => update.mutate({ providerId: id, enabled: !enabled })}>
            <Power /> {t(enabled ? "disable" : "enable")}
          </DropdownMenuItem>
          {provider.hasKey ? (
            <DropdownMenuItem onSelect={() => update.mutate({ providerId: id, apiKey: null })}>
              <KeyRound /> {t("removeKey")}
            </DropdownMenuItem>
          ) : null}
          <DropdownMenuSeparator />
          <DropdownMenuItem
            disabled={at <= 0}
            onSelect={() => reorder.mutate({ providerIds: moved(order, at, at - 1) })}
          >
            <ArrowUp /> {t("up", { name })}
          </DropdownMenuItem>
          <DropdownMenuItem
            disabled={at === order.length - 1}
            onSelect={() => reorder.mutate({ providerIds: moved(order, at, at + 1) })}
          >
            <ArrowDown /> {t("down", { name })}
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem onSelect={() => setOpen("delete")}>
            <Trash2 /> {t("remove")}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {open === "edit" ? <ProviderDialog provider={provider} onClose={close} /> : null}
      {open === "delete" ? (
        <ConfirmDialog
          title={t("removeTitle", { name })}
          hint={offeredCount > 0 ? t("removeBlocked", { count: String(offeredCount) }) : t("removeHint")}
          deed={t("remove")}
          variant="danger"
          onClose={close}
          onConfirm={async () => {
            await remove.mutateAsync({ providerId: id });
            await utils.admin.invalidate();
            notices.tell(t("removed", { name }));
          }}
        />
      ) : null}
    </>
  );
}
