import { Dialog, DialogContent, Kbd } from "@claw/ui";
import { keyNames } from "@claw/ui/shortcuts";
import { useTranslations } from "use-intl";
import { pageKeys } from "./page-keys.ts";
import { rooms } from "./rooms.ts";

type Row = { name: string; keys: readonly string[] };

function Keys({ title, rows }: { title: string; rows: readonly Row[] }) {
  return (
    <section>
      <h3 className="mb-1 text-muted-foreground text-xs">{title}</h3>
      <ul className="divide-y">
        {rows.map(({ name, keys }) => (
          <li key={name} className="flex min-h-9 items-center gap-4 text-sm">
            {name}
            <span className="ml-auto flex shrink-0 gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Every key that does something. */
export default function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations();
  const named = (keys: string) => keyNames(keys, navigator.platform);

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent title={t("shortcuts.title")} description={null} closeLabel={t("common.close")}>
        <Keys
          title={t("shortcuts.everywhere")}
          rows={[
            { name: t("shell.palette"), keys: named(pageKeys.palette.keys) },
            { name: t("shortcuts.search"), keys: [pageKeys.search.keys] },
            { name: t("shortcuts.title"), keys: [pageKeys.shortcuts.keys] },
          ]}
        />
        <Keys
          title={t("shortcuts.inLists")}
          rows={[
            { name: t("shortcuts.next"), keys: ["J", "↓"] },
            { name: t("shortcuts.previous"), keys: ["K", "↑"] },
            { name: t("shortcuts.open"), keys: named("enter") },
          ]}
        />
        <Keys
          title={t("shell.rooms")}
          rows={rooms.map(({ name, letter }) => ({
            name: t(`rooms.${name}`),
            keys: ["G", letter.toUpperCase()],
          }))}
        />
      </DialogContent>
    </Dialog>
  );
}
