import { Button, Input, Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@claw/ui";
import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { useTitle } from "../../conversation/use-title.ts";
import type { LedgerSearch } from "../billing-search.ts";
import { ledgerKinds } from "./ledger-kinds.ts";

export type LedgerFiltersProps = { search: LedgerSearch; onChange: (changes: LedgerSearch) => void };

const all = "all";

function ConversationChip({ conversationId, onClear }: { conversationId: string; onClear: () => void }) {
  const t = useTranslations("billing.ledger");
  const titleOf = useTitle();
  const { data } = trpc.conversation.get.useQuery({ conversationId }, { retry: false });

  return (
    <Button variant="secondary" className="max-w-72" onClick={onClear} aria-label={t("allConversations")}>
      <span className="truncate">{data ? titleOf(data) : t("oneConversation")}</span>
      <X />
    </Button>
  );
}

/** One kind or all, from one day to another, and one conversation where a link has brought one. */
export function LedgerFilters({ search, onChange }: LedgerFiltersProps) {
  const t = useTranslations("billing");
  const { kind, from, to, conversation } = search;
  const choose = (chosen: string) => onChange({ kind: ledgerKinds.find((known) => known === chosen) });
  const day = (key: "from" | "to", value: string | undefined) => (
    <Input
      type="date"
      aria-label={t(`usage.${key}`)}
      value={value ?? ""}
      onChange={(event) => onChange({ [key]: event.target.value || undefined })}
      className="h-9 w-36 text-sm pointer-coarse:h-11"
    />
  );

  return (
    <div className="flex flex-wrap items-center gap-2">
      <Select value={kind ?? all} onValueChange={choose}>
        <SelectTrigger aria-label={t("ledger.kind")} className="h-9 w-40 text-sm pointer-coarse:h-11">
          <SelectValue />
        </SelectTrigger>
        <SelectContent>
          <SelectItem value={all}>{t("ledger.allKinds")}</SelectItem>
          {ledgerKinds.map((known) => (
            <SelectItem key={known} value={known}>
              {t(`kind.${known}`)}
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
      <div className="flex items-center gap-2">
        {day("from", from)}
        <span aria-hidden="true" className="text-muted-foreground">
          –
        </span>
        {day("to", to)}
      </div>
      {conversation ? (
        <ConversationChip
          conversationId={conversation}
          onClear={() => onChange({ conversation: undefined })}
        />
      ) : null}
      {kind || from || to || conversation ? (
        <Button
          variant="ghost"
          className="text-muted-foreground"
          onClick={() =>
            onChange({ kind: undefined, from: undefined, to: undefined, conversation: undefined })
          }
        >
          {t("ledger.clear")}
        </Button>
      ) : null}
    </div>
  );
}
