import type { Conversation } from "@claw/contract";
import { Button, Skeleton, Tooltip } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { patient } from "@claw/ui/patient";
import { Ellipsis, SlidersHorizontal } from "lucide-react";
import { lazy, Suspense } from "react";
import { useTranslations } from "use-intl";
import { useTitle } from "../use-title.ts";
import { ConversationMenu } from "./conversation-menu.tsx";
import { PageHeader } from "./page-header.tsx";

const EndNow = lazy(patient(() => import("./end-now.tsx")));

export type ConversationHeaderProps = {
  /** Null while it loads. */
  conversation: Conversation | null;
  /** Where the branch ends that is looked at. */
  lastMessageId: string | null;
  isPanelOpen: boolean;
  onTogglePanel: () => void;
};

export function ConversationHeader(props: ConversationHeaderProps) {
  const { conversation, lastMessageId, isPanelOpen, onTogglePanel } = props;
  const t = useTranslations();
  const format = useFormat();
  const titleOf = useTitle();
  if (!conversation) return <PageHeader title={<Skeleton className="h-4 w-40" />} />;

  const { totalTokens, totalCost } = conversation;
  const totals = { tokens: format.count(totalTokens), cost: format.money(totalCost) };

  return (
    <PageHeader
      title={titleOf(conversation)}
      note={totalTokens > 0 ? t("conversation.totals", totals) : null}
    >
      <Suspense>{conversation.isTemporary ? <EndNow conversation={conversation} /> : null}</Suspense>
      <Tooltip content={t("conversation.settings")} side="bottom">
        <Button
          variant="ghost"
          size="icon"
          aria-label={t("conversation.settings")}
          aria-expanded={isPanelOpen}
          onClick={onTogglePanel}
        >
          <SlidersHorizontal />
        </Button>
      </Tooltip>
      {conversation.isTemporary ? null : (
        <ConversationMenu conversation={conversation} lastMessageId={lastMessageId}>
          <Button variant="ghost" size="icon" aria-label={t("common.more")}>
            <Ellipsis />
          </Button>
        </ConversationMenu>
      )}
    </PageHeader>
  );
}
