import { importFile } from "@claw/client/browser";
import type { ImportResult } from "@claw/contract";
import { Alert, Button, Progress, Spinner } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { Upload } from "lucide-react";
import { type ChangeEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useDeed } from "../../api/use-deed.ts";
import { useApp } from "../../app/app-context.ts";
import { FormFailure } from "../../auth/form-failure.tsx";
import { Section } from "../section.tsx";

function Outcome({ result }: { result: ImportResult }) {
  const t = useTranslations("settings.data");
  const format = useFormat();
  const { conversations, messages, left } = result;
  const { created, completed, unchanged, skipped } = conversations;

  return (
    <Alert tone="success">
      <p>{t("created", { created: format.count(created), messages: format.count(messages) })}</p>
      {completed + unchanged > 0 ? (
        <p>{t("known", { completed: format.count(completed), unchanged: format.count(unchanged) })}</p>
      ) : null}
      {left.attachments + left.hidden + skipped > 0 ? (
        <p className="text-muted-foreground">
          {t("left", {
            attachments: format.count(left.attachments),
            hidden: format.count(left.hidden),
            skipped: format.count(skipped),
          })}
        </p>
      ) : null}
    </Alert>
  );
}

/** How many of the conversations in the file are there already. */
type Taken = { stored: number; found: number };

function Underway({ sent, taken }: { sent: number; taken: Taken | null }) {
  const t = useTranslations("settings.data");
  const format = useFormat();
  if (taken === null) {
    return (
      <p role="status" className="flex items-center gap-2 text-muted-foreground text-sm tabular-nums">
        <Spinner />
        {sent < 1 ? t("sending", { percent: format.percent(sent) }) : t("reading")}
      </p>
    );
  }

  const said = t("taking", { stored: format.count(taken.stored), found: format.count(taken.found) });
  return (
    <div className="grid w-56 gap-1.5 text-muted-foreground text-sm tabular-nums">
      <p>{said}</p>
      <Progress label={said} value={taken.stored / taken.found} />
    </div>
  );
}

/** Brings conversations from a file, and says what came of it. */
export function ImportSection() {
  const t = useTranslations("settings.data");
  const { browser, cache } = useApp();
  const { run, isBusy, failure } = useDeed();
  const input = useRef<HTMLInputElement>(null);
  const [sent, setSent] = useState(0);
  const [taken, setTaken] = useState<Taken | null>(null);
  const [result, setResult] = useState<ImportResult | null>(null);

  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.currentTarget.files?.[0];
    event.currentTarget.value = "";
    if (!file) return;

    setResult(null);
    setSent(0);
    setTaken(null);
    const progress = browser.trpc.conversation.onChange.subscribe(undefined, {
      onData: ({ data }) => {
        if (data.type === "importing") setTaken(data);
      },
      onError: (error) => console.warn("how far the import is cannot be told", error),
    });
    void run(async () => {
      setResult(await importFile(browser, file, { onProgress: setSent }));
      cache.reloadAll();
    }).finally(() => progress.unsubscribe());
  };

  return (
    <Section title={t("import")} hint={t("importHint")}>
      {failure?.reason === "INVALID_INPUT" ? (
        <Alert tone="danger">{t("badFile")}</Alert>
      ) : (
        <FormFailure failure={failure} />
      )}
      {result ? <Outcome result={result} /> : null}
      <div className="flex flex-wrap items-center gap-3">
        <input
          ref={input}
          type="file"
          accept=".json,.zip,application/json,application/zip"
          aria-label={t("choose")}
          className="sr-only"
          tabIndex={-1}
          onChange={take}
        />
        <Button variant="outline" disabled={isBusy} onClick={() => input.current?.click()}>
          <Upload />
          {t("choose")}
        </Button>
        {isBusy ? <Underway sent={sent} taken={taken} /> : null}
      </div>
    </Section>
  );
}
