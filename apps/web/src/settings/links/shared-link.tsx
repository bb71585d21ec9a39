import type { Share } from "@claw/contract";
import { Button, Dialog, DialogActions, DialogContent, Tooltip } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { Link } from "@tanstack/react-router";
import { ExternalLink, Link2Off } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { keepSidebar } from "../../app/search.ts";
import { FormFailure } from "../../auth/form-failure.tsx";
import { CopyButton } from "../../conversation/answer/copy-button.tsx";
import { linkOf } from "../../share/link-of.ts";
import { useSharing } from "../../share/use-sharing.ts";

function WithdrawDialog({ share, onClose }: { share: Share; onClose: () => void }) {
  const t = useTranslations();
  const { withdraw, isBusy, failure } = useSharing();

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        title={t("settings.shared.withdrawTitle")}
        description={t("settings.shared.withdrawHint", { title: share.title })}
        closeLabel={t("common.close")}
      >
        <FormFailure failure={failure} />
        <DialogActions>
          <Button variant="outline" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button variant="danger" disabled={isBusy} onClick={() => void withdraw(share.conversationId)}>
            {t("share.withdraw")}
          </Button>
        </DialogActions>
      </DialogContent>
    </Dialog>
  );
}

/** A conversation that others can read: to look at, to copy its link, to withdraw it. */
export function SharedLink({ share }: { share: Share }) {
  const t = useTranslations();
  const format = useFormat();
  const [isAsking, setAsking] = useState(false);
  const { conversationId, title, token, sharedAt, messageCount } = share;
  const link = linkOf(token);

  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-3">
      <div className="min-w-0 flex-1 basis-56">
        <Link
          to="/c/$conversationId"
          params={{ conversationId }}
          search={keepSidebar}
          className="block truncate rounded-sm text-sm outline-none hover:underline focus-visible:ring-2 focus-visible:ring-ring"
        >
          {title}
        </Link>
        <p className="text-muted-foreground text-xs tabular-nums">
          {t("settings.shared.facts", { time: format.moment(sharedAt), count: format.count(messageCount) })}
        </p>
      </div>
      <div className="flex items-center gap-1">
        <CopyButton text={link} label={t("common.copy")} />
        <Tooltip content={t("settings.shared.open")}>
          <Button asChild variant="ghost" size="icon-sm" className="text-muted-foreground">
            <a href={link} target="_blank" rel="noopener" aria-label={t("settings.shared.open")}>
              <ExternalLink />
            </a>
          </Button>
        </Tooltip>
        <Button variant="outline" size="sm" onClick={() => setAsking(true)}>
          <Link2Off />
          {t("share.withdraw")}
        </Button>
      </div>
      {isAsking ? <WithdrawDialog share={share} onClose={() => setAsking(false)} /> : null}
    </li>
  );
}
