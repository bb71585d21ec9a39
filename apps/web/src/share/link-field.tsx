import { Input } from "@claw/ui";
import { useTranslations } from "use-intl";
import { CopyButton } from "../conversation/answer/copy-button.tsx";
import { linkOf } from "./link-of.ts";

/** A link to take along: selected at a touch, copied by a button. */
export function LinkField({ token }: { token: string }) {
  const t = useTranslations();
  const link = linkOf(token);

  return (
    <div className="flex items-center gap-1">
      <Input
        readOnly
        aria-label={t("share.link")}
        value={link}
        className="h-9 min-w-0 flex-1 font-mono text-xs"
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton text={link} label={t("common.copy")} />
    </div>
  );
}
