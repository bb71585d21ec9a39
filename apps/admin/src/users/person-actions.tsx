import type { PersonDetail } from "@claw/contract";
import { Button, DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from "@claw/ui";
import { Ban, CircleCheck, Ellipsis, KeyRound, LogOut } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { DisableDialog } from "./disable-dialog.tsx";
import { EnableDialog } from "./enable-dialog.tsx";
import { EndSessionsDialog } from "./end-sessions-dialog.tsx";
import { ResetDialog } from "./reset-dialog.tsx";

type Asked = "none" | "disable" | "enable" | "reset" | "endSessions";

/** What can be done with a whole account. */
export function PersonActions({ person }: { person: PersonDetail }) {
  const t = useTranslations("users");
  const [asked, setAsked] = useState<Asked>("none");
  const close = () => setAsked("none");

  return (
    <>
      {person.isActive ? (
        <Button variant="outline" className="text-danger-text" onClick={() => setAsked("disable")}>
          <Ban />
          {t("disable")}
        </Button>
      ) : (
        <Button variant="outline" onClick={() => setAsked("enable")}>
          <CircleCheck />
          {t("enable")}
        </Button>
      )}
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon" aria-label={t("moreActions")}>
            <Ellipsis />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem disabled={!person.isActive} onSelect={() => setAsked("reset")}>
            <KeyRound />
            {t("sendReset")}
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => setAsked("endSessions")}>
            <LogOut />
            {t("endSessions")}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {asked === "disable" ? <DisableDialog person={person} onClose={close} /> : null}
      {asked === "enable" ? <EnableDialog person={person} onClose={close} /> : null}
      {asked === "reset" ? <ResetDialog person={person} onClose={close} /> : null}
      {asked === "endSessions" ? <EndSessionsDialog person={person} onClose={close} /> : null}
    </>
  );
}
