import { Dialog, DialogContent } from "@claw/ui";
import { useTranslations } from "use-intl";
import { RoomTexts } from "../language/room-texts.tsx";
import { ShortcutKeys } from "./shortcut-keys.tsx";
import type { ShortcutName } from "./shortcuts.ts";

const everywhere = [
  "palette",
  "newConversation",
  "sidebar",
  "shortcuts",
] as const satisfies readonly ShortcutName[];
const whileWriting = ["send", "lineBreak", "recall", "stop"] as const satisfies readonly ShortcutName[];

function Keys({ title, names }: { title: string; names: readonly ShortcutName[] }) {
  const t = useTranslations("shortcuts.name");

  return (
    <section>
      <h3 className="mb-1 text-muted-foreground text-xs">{title}</h3>
      <ul className="divide-y">
        {names.map((name) => (
          <li key={name} className="flex min-h-10 items-center gap-4 text-sm">
            {t(name)}
            <ShortcutKeys of={name} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ShortcutsView({ onClose }: { onClose: () => void }) {
  const t = useTranslations();

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent title={t("shortcuts.title")} description={null} closeLabel={t("common.close")}>
        <Keys title={t("shortcuts.everywhere")} names={everywhere} />
        <Keys title={t("shortcuts.writing")} names={whileWriting} />
      </DialogContent>
    </Dialog>
  );
}

/** Every key that does something. */
export default function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <RoomTexts room="palette">
      <ShortcutsView onClose={onClose} />
    </RoomTexts>
  );
}
