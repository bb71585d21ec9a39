import { MessageCircleDashed } from "lucide-react";
import { useTranslations } from "use-intl";
import { RoomTexts } from "../../language/room-texts.tsx";

function Note() {
  const t = useTranslations("temporary");

  return (
    <div className="mx-auto grid max-w-md justify-items-center gap-2 rounded-xl border border-dashed px-6 py-5 text-center">
      <MessageCircleDashed className="size-5 text-muted-foreground" aria-hidden="true" />
      <p className="font-medium">{t("title")}</p>
      <p className="text-muted-foreground text-sm leading-6">{t("note")}</p>
    </div>
  );
}

/** What a temporary conversation is, before it begins. */
export default function TemporaryNote() {
  return (
    <RoomTexts room="settings">
      <Note />
    </RoomTexts>
  );
}
