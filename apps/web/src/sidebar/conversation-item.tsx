import type { Conversation } from "@claw/contract";
import { Button, cn } from "@claw/ui";
import { Link } from "@tanstack/react-router";
import { Ellipsis } from "lucide-react";
import { useTranslations } from "use-intl";
import { keepSidebar } from "../app/search.ts";
import { ConversationMenu } from "../conversation/page/conversation-menu.tsx";
import { useTitle } from "../conversation/use-title.ts";
import { rowMark } from "./move-focus.ts";

export type ConversationItemProps = {
  conversation: Conversation;
  /** Null: nothing is being chosen. */
  isSelected: boolean | null;
  onOpen: () => void;
  onToggle: () => void;
};

const rowLooks =
  "flex h-9 items-center gap-2 rounded-md pl-2.5 text-sm outline-none transition-colors duration-100 hover:bg-accent pointer-coarse:h-11";

/** A line of the list; its menu appears on hover and focus. While some are being chosen it is a box to tick. */
export function ConversationItem({ conversation, isSelected, onOpen, onToggle }: ConversationItemProps) {
  const t = useTranslations("common");
  const title = useTitle()(conversation);

  if (isSelected !== null) {
    return (
      <li>
        <label
          className={cn(
            rowLooks,
            "cursor-pointer pr-2.5 has-focus-visible:ring-2 has-focus-visible:ring-ring",
          )}
        >
          <input
            {...rowMark}
            type="checkbox"
            checked={isSelected}
            onChange={onToggle}
            className="size-4 shrink-0 accent-primary outline-none"
          />
          <span className="truncate">{title}</span>
        </label>
      </li>
    );
  }

  return (
    <li className="group/item relative">
      <Link
        {...rowMark}
        to="/c/$conversationId"
        params={{ conversationId: conversation.id }}
        search={keepSidebar}
        onClick={onOpen}
        title={title}
        className={cn(
          rowLooks,
          "pr-9 focus-visible:ring-2 focus-visible:ring-ring data-[status=active]:bg-accent data-[status=active]:font-medium",
        )}
      >
        <span className="truncate">{title}</span>
      </Link>
      <ConversationMenu conversation={conversation} onSelect={onToggle}>
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
