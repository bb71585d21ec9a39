import { toFailure } from "@claw/client/browser";
import type { Message } from "@claw/contract";
import { Button, Tooltip } from "@claw/ui";
import { useNavigate } from "@tanstack/react-router";
import { GitBranch } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { useApp } from "../../app/app-context.ts";
import { keepSidebar } from "../../app/search.ts";
import { useTitle } from "../use-title.ts";

/** Begins a new conversation with everything up to this message, and goes there. */
export function BranchButton({ message }: { message: Message }) {
  const t = useTranslations("conversation");
  const { browser, cache, notices, newId } = useApp();
  const utils = trpc.useUtils();
  const navigate = useNavigate();
  const titleOf = useTitle();
  const [isBusy, setBusy] = useState(false);

  const branch = async () => {
    setBusy(true);
    try {
      const from = utils.conversation.get.getData({ conversationId: message.conversationId });
      const title = from ? t("branchTitle", { title: titleOf(from) }).slice(0, 200) : undefined;
      const order = { messageId: message.id, conversationId: newId(), ...(title ? { title } : {}) };
      const conversation = await browser.trpc.conversation.branch.mutate(order);
      cache.putConversation(conversation);
      await navigate({
        to: "/c/$conversationId",
        params: { conversationId: conversation.id },
        search: keepSidebar,
      });
    } catch (error) {
      notices.tell("conversation.branchFailed", toFailure(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Tooltip content={t("branch")}>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={t("branch")}
        className="text-muted-foreground"
        disabled={isBusy}
        onClick={() => void branch()}
      >
        <GitBranch />
      </Button>
    </Tooltip>
  );
}
