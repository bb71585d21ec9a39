import { Field, Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@claw/ui";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { ReasonDialog } from "../page/reason-dialog.tsx";
import type { PersonDialogProps } from "./disable-dialog.tsx";

/** As the contract has it: shorter tells the person nothing. */
const shortestReason = 10;
const spans = ["30", "60", "240", "1440"] as const;

/** Asks why, says that the person will know, and opens for a while. */
export function OpenAccessDialog({ person: { id: userId, name }, onClose }: PersonDialogProps) {
  const t = useTranslations("users.access");
  const navigate = useNavigate();
  const utils = trpc.useUtils();
  const open = trpc.admin.access.open.useMutation();
  const [minutes, setMinutes] = useState<string>("60");

  return (
    <ReasonDialog
      title={t("askTitle", { name })}
      hint={t("askHint")}
      deed={t("askDeed")}
      min={shortestReason}
      onConfirm={async (reason) => {
        const { id } = await open.mutateAsync({ userId, reason, minutes: Number(minutes) });
        void utils.admin.access.list.invalidate();
        await navigate({ to: "/users/access/$accessId", params: { accessId: id } });
      }}
      onClose={onClose}
    >
      <Field label={t("howLong")}>
        {(control) => (
          <Select value={minutes} onValueChange={setMinutes}>
            <SelectTrigger {...control}>
              <SelectValue />
            </SelectTrigger>
            <SelectContent>
              {spans.map((span) => (
                <SelectItem key={span} value={span}>
                  {t(`span.${span}`)}
                </SelectItem>
              ))}
            </SelectContent>
          </Select>
        )}
      </Field>
    </ReasonDialog>
  );
}
