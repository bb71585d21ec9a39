import type { Conversation, Share } from "@claw/contract";
import { Button, DialogActions } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { Link2Off, RefreshCw } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { FormFailure } from "../auth/form-failure.tsx";
import { LinkField } from "./link-field.tsx";
import type { ShareOrder } from "./share-order.ts";
import { useSharing } from "./use-sharing.ts";
import { WithSources } from "./with-sources.tsx";

export type ShareLinkProps = { share: Share; conversation: Conversation; order: ShareOrder };

/** The link that a conversation has: to copy, to bring up to date, to withdraw. */
export function ShareLink({ share, conversation, order }: ShareLinkProps) {
  const t = useTranslations("share");
  const format = useFormat();
  const sharing = useSharing();
  const [isUpdated, setUpdated] = useState(false);
  const isBehind = conversation.lastActivityAt > share.sharedAt;
  const facts = { time: format.moment(share.sharedAt), count: format.count(share.messageCount) };
  const update = async (withSources: boolean) => {
    setUpdated(false);
    setUpdated((await sharing.share(order, withSources)) !== undefined);
  };

  return (
    <div className="grid gap-4">
      <LinkField token={share.token} />
      <p className="text-muted-foreground text-xs leading-5">
        {t("until", facts)}
        {isBehind ? <span className="block text-warning-text">{t("behind")}</span> : null}
      </p>
      <WithSources
        value={share.withSources}
        isBusy={sharing.isBusy}
        onChange={(withSources) => void update(withSources)}
      />
      <FormFailure failure={sharing.failure} />
      <DialogActions className="items-center">
        <span role="status" className="flex-1 text-sm text-success-text">
          {isUpdated ? t("updated") : null}
        </span>
        <Button
          variant="outline"
          className="text-danger-text"
          disabled={sharing.isBusy}
          onClick={() => void sharing.withdraw(share.conversationId)}
        >
          <Link2Off />
          {t("withdraw")}
        </Button>
        <Button
          variant={isBehind ? "primary" : "outline"}
          disabled={sharing.isBusy}
          onClick={() => void update(share.withSources)}
        >
          <RefreshCw />
          {t("update")}
        </Button>
      </DialogActions>
    </div>
  );
}
