import type { Conversation } from "@claw/contract";
import { Button } from "@claw/ui";
import { Link } from "@tanstack/react-router";
import { Archive, Ellipsis } from "lucide-react";
import { useTranslations } from "use-intl";
import { keepSidebar } from "../app/search.ts";
import { ConversationMenu } from "../conversation/page/conversation-menu.tsx";
import { useTitle } from "../conversation/use-title.ts";

export type ConversationItemProps = { conversation: Conversation; onOpen: () => void };

/** A line of the list; its menu appears on hover and focus. */
export function ConversationItem({ conversation, onOpen }: ConversationItemProps) {
  const t = useTranslations("common");
  const title = useTitle()(conversation);

  return (
    <li className="group/item relative">
      <Link
        to="/c/$conversationId"
        params={{ conversationId: conversation.id }}
        search={keepSidebar}
        onClick={onOpen}
        title={title}
        className="flex h-9 items-center gap-2 rounded-md pr-9 pl-2.5 text-sm outline-none transition-colors duration-100 hover:bg-accent focus-visible:ring-2 focus-visible:ring-ring data-[status=active]:bg-accent data-[status=active]:font-medium pointer-coarse:h-11"
      >
        {conversation.status === "archived" ? (
          <Archive className="size-3.5 shrink-0 text-muted-foreground" aria-hidden="true" />
        ) : null}
        <span className="truncate">{title}</span>
      </Link>
      <ConversationMenu conversation={conversation}>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={`${t("more")}: ${title}`}
          className="reveal absolute top-1/2 right-1 -translate-y-1/2 text-muted-foreground focus-visible:opacity-100 group-hover/item:opacity-100 aria-expanded:opacity-100"
        >
          <Ellipsis />
        </Button>
      </ConversationMenu>
    </li>
  );
}
