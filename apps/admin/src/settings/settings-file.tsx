import { SettingsFile as FileOfSettings } from "@claw/contract";
import { Button } from "@claw/ui";
import { saveFile } from "@claw/ui/save-file";
import { Download, Upload } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { useFailureText } from "../api/use-failure-text.ts";
import { useApp } from "../app/app-context.ts";
import { changesOf } from "./changes-of.ts";
import { ImportDialog, type ImportDialogProps } from "./import-dialog.tsx";

/** What was set here as a file, and settings from one. */
export function SettingsFile() {
  const t = useTranslations();
  const { browser, notices } = useApp();
  const failureText = useFailureText();
  const utils = trpc.useUtils();
  const input = useRef<HTMLInputElement>(null);
  const [asked, setAsked] = useState<Omit<ImportDialogProps, "onClose"> | null>(null);
  const sayWhy = (error: unknown) => notices.tell(failureText(error), "danger");

  const save = async () => {
    const file = await browser.trpc.admin.settings.export.query();
    saveFile("claw-settings.json", JSON.stringify(file, null, 2), "application/json");
  };
  const read = async (chosen: File) => {
    const file = parse(await chosen.text());
    if (!file) return notices.tell(t("settings.notJson"), "danger");

    const settings = await utils.admin.settings.list.fetch();
    const changes = changesOf(file, settings);
    if (changes.length === 0) return notices.tell(t("settings.nothingToImport"));
    setAsked({ file, changes, settings });
  };

  return (
    <>
      <Button variant="outline" onClick={() => void save().catch(sayWhy)}>
        <Download />
        {t("common.export")}
      </Button>
      <Button variant="outline" onClick={() => input.current?.click()}>
        <Upload />
        {t("common.import")}
      </Button>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        aria-label={t("common.import")}
        className="hidden"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = "";
          if (file) void read(file).catch(sayWhy);
        }}
      />
      {asked ? <ImportDialog {...asked} onClose={() => setAsked(null)} /> : null}
    </>
  );
}

/** Null for what is no file of settings; what each of them may be is checked by the server. */
function parse(text: string): FileOfSettings | null {
  try {
    return FileOfSettings.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
