import { useFormat } from "@claw/ui/format";
import { saveFile } from "@claw/ui/save-file";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { useFailureText } from "../../api/use-failure-text.ts";
import { useApp } from "../../app/app-context.ts";
import type { LedgerSearch } from "../money-search.ts";
import { ledgerFilter } from "./use-ledger.ts";

/** What the list shows, all of it, as a file: it comes in pieces, and can be stopped. */
export function useLedgerFile(search: LedgerSearch) {
  const t = useTranslations("money.ledger");
  const format = useFormat();
  const { client } = trpc.useUtils();
  const { notices } = useApp();
  const failureText = useFailureText();
  const [rows, setRows] = useState<number | null>(null);
  const running = useRef<{ unsubscribe: () => void } | null>(null);

  const stop = () => {
    running.current?.unsubscribe();
    running.current = null;
    setRows(null);
  };
  useEffect(() => () => running.current?.unsubscribe(), []);

  const start = () => {
    let pieces: string[] = [];
    let name = "";
    let count = 0;
    setRows(0);
    running.current = client.admin.money.onLedgerFile.subscribe(ledgerFilter(search), {
      onData(piece) {
        // After a lost connection it begins anew.
        if (piece.rows === 0) pieces = [];
        pieces.push(piece.content);
        name = piece.fileName;
        count = piece.rows;
        setRows(piece.rows);
      },
      onComplete() {
        saveFile(name, new Blob(pieces), "text/csv;charset=utf-8");
        notices.tell(t("exported", { count: format.count(count) }));
        stop();
      },
      onError(error) {
        notices.tell(failureText(error), "danger");
        stop();
      },
    });
  };

  return { rows, start, stop };
}
