import { Button } from "@claw/ui";
import { saveFile } from "@claw/ui/save-file";
import { Download, Upload } from "lucide-react";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { useFailureText } from "../api/use-failure-text.ts";
import { useApp } from "../app/app-context.ts";

/** What was set here as a file, and settings from one. */
export function SettingsFile() {
  const t = useTranslations();
  const { browser, notices } = useApp();
  const failureText = useFailureText();
  const utils = trpc.useUtils();
  const input = useRef<HTMLInputElement>(null);
  const sayWhy = (error: unknown) => notices.tell(failureText(error), "danger");

  const save = async () => {
    const file = await browser.trpc.admin.settings.export.query();
    saveFile("claw-settings.json", JSON.stringify(file, null, 2), "application/json");
  };
  const read = async (file: File) => {
    const content = parse(await file.text());
    if (content === undefined) return notices.tell(t("settings.notJson"), "danger");

    await browser.trpc.admin.settings.import.mutate(content);
    notices.tell(t("settings.imported"));
    await utils.admin.settings.invalidate();
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
    </>
  );
}

/** Undefined for what is no JSON; what it says is checked by the server. */
function parse(text: string) {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
