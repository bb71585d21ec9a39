import { Button, DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from "@claw/ui";
import { Check, Copy } from "lucide-react";
import type { RefObject } from "react";
import { extractTableDataFromElement, tableDataToCSV, tableDataToMarkdown } from "streamdown";
import { useTranslations } from "use-intl";
import { useCopied } from "../answer/use-copied.ts";

type TableFormat = "csv" | "markdown";

function spell(table: HTMLTableElement, format: TableFormat): string {
  const data = extractTableDataFromElement(table);
  switch (format) {
    case "csv":
      return tableDataToCSV(data, ",");
    case "markdown":
      return tableDataToMarkdown(data);
  }
}

/** What can be done with a table: taken along, for a spreadsheet or for another text. */
export function TableActions({ table }: { table: RefObject<HTMLTableElement | null> }) {
  const t = useTranslations("answer");
  const [isCopied, copy] = useCopied();
  const take = (format: TableFormat) => {
    if (table.current) copy(spell(table.current, format));
  };

  return (
    <div className="reveal -mb-3 flex justify-end group-focus-within/table:opacity-100 group-hover/table:opacity-100">
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={t("copyTable")}
            title={t("copyTable")}
            className="text-muted-foreground"
          >
            {isCopied ? <Check /> : <Copy />}
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => take("markdown")}>{t("tableAsMarkdown")}</DropdownMenuItem>
          <DropdownMenuItem onSelect={() => take("csv")}>{t("tableAsCsv")}</DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
    </div>
  );
}
