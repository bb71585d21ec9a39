import type { ConversationHit, FoundConversation } from "@claw/contract";
import { CommandItem, type RankCommand, rankCommand } from "@claw/ui";
import { MessageSquare, TextQuote } from "lucide-react";
import { useTranslations } from "use-intl";
import { useTitle } from "../conversation/use-title.ts";
import { Highlighted } from "../sidebar/highlighted.tsx";

export type FoundItemsProps = {
  found: FoundConversation;
  /** @param messageId null: where the conversation was left */
  onOpen: (messageId: string | null) => void;
};

const foundMark = "#found ";

/** The server has compared more than is shown here: all that it found stands, below the commands. */
export const rankWithFound: RankCommand = (value, typed, keywords) =>
  value.startsWith(foundMark) ? Number.MIN_VALUE : rankCommand(value, typed, keywords);

/** Messages of which something is to be shown; a title is shown as itself. */
function isOfMessage(hit: ConversationHit): hit is ConversationHit & { messageId: string } {
  return hit.messageId !== null;
}

/** A conversation, and below it the places in its messages. */
export function FoundItems({ found: { conversation, hits }, onOpen }: FoundItemsProps) {
  const t = useTranslations("palette");
  const title = useTitle()(conversation);
  const inTitle = hits.find(({ messageId, excerpt }) => messageId === null && excerpt === title);

  return (
    <>
      <CommandItem value={`${foundMark}${conversation.id}`} onSelect={() => onOpen(null)}>
        <MessageSquare />
        <span className="truncate">
          {inTitle ? <Highlighted text={title} spans={inTitle.spans} /> : title}
        </span>
      </CommandItem>
      {hits.filter(isOfMessage).map(({ messageId, role, excerpt, spans }) => (
        <CommandItem
          key={messageId}
          value={`${foundMark}${messageId}`}
          className="ml-6 text-muted-foreground text-xs"
          onSelect={() => onOpen(messageId)}
        >
          <TextQuote />
          <span className="truncate">
            {role === "user" ? t("youSaid") : t("answered")} <Highlighted text={excerpt} spans={spans} />
          </span>
        </CommandItem>
      ))}
    </>
  );
}
