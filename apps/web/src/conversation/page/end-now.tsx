import type { Conversation } from "@claw/contract";
import { Button, Tooltip } from "@claw/ui";
import { MessageCircleDashed } from "lucide-react";
import { useTranslations } from "use-intl";
import { RoomTexts } from "../../language/room-texts.tsx";
import { useChangeConversation } from "../use-change-conversation.ts";

function MarkAndEnd({ conversation }: { conversation: Conversation }) {
  const t = useTranslations("temporary");
  const { remove } = useChangeConversation();

  return (
    <>
      <Tooltip content={t("note")} side="bottom">
        <span className="flex h-7 items-center gap-1.5 whitespace-nowrap rounded-full border border-dashed px-2.5 text-muted-foreground text-xs">
          <MessageCircleDashed className="size-3.5" aria-hidden="true" />
          {t("mark")}
        </span>
      </Tooltip>
      <Button variant="outline" size="sm" onClick={() => void remove(conversation)}>
        {t("endNow")}
      </Button>
    </>
  );
}

/** The mark of a temporary conversation, and its end: all of it is removed at once, without a question. */
export default function EndNow({ conversation }: { conversation: Conversation }) {
  return (
    <RoomTexts room="settings">
      <MarkAndEnd conversation={conversation} />
    </RoomTexts>
  );
}
