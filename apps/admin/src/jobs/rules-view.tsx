import { AccessEffect, type AccessRule } from "@claw/contract";
import { Badge, Button, EmptyState } from "@claw/ui";
import type { Column } from "@claw/ui/data-table";
import { useFormat } from "@claw/ui/format";
import { Moment } from "@claw/ui/moment";
import { getRouteApi } from "@tanstack/react-router";
import { Plus, ShieldCheck } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useApp } from "../app/app-context.ts";
import { ConfirmDialog } from "../page/confirm-dialog.tsx";
import { FilterSelect } from "../page/filter-select.tsx";
import { ListBar } from "../page/list-bar.tsx";
import { PagedTable } from "../page/paged-table.tsx";
import { PersonName } from "../page/person-name.tsx";
import { SearchField } from "../page/search-field.tsx";
import { usePages } from "../page/use-pages.ts";
import { AddRuleDialog } from "./add-rule-dialog.tsx";

const route = getRouteApi("/shell/jobs/jobs");

/** Which addresses and accounts are let in, and which are not. */
export function RulesView() {
  const t = useTranslations("jobs");
  const format = useFormat();
  const { browser, notices } = useApp();
  const { q = "", effect } = route.useSearch();
  const navigate = route.useNavigate();
  const [isAdding, setAdding] = useState(false);
  const [removed, setRemoved] = useState<AccessRule | null>(null);
  const rules = usePages(["jobs", "rules", q, effect], (skip) =>
    browser.trpc.admin.limits.rules.query({ query: q, effect, skip }),
  );
  const columns = useColumns(setRemoved);

  async function remove({ id }: AccessRule): Promise<void> {
    await browser.trpc.admin.limits.removeRule.mutate({ ruleId: id });
    notices.tell(t("ruleRemoved"));
    rules.refetch();
  }

  return (
    <>
      <ListBar
        count={
          rules.total === null
            ? null
            : t(rules.first?.isCapped ? "rulesLeast" : "rulesCount", { count: format.count(rules.total) })
        }
      >
        <SearchField
          label={t("searchRules")}
          value={q}
          onSearch={(query) =>
            void navigate({ search: (now) => ({ ...now, q: query || undefined }), replace: true })
          }
        />
        <FilterSelect
          label={t("effect")}
          value={effect}
          options={AccessEffect.options.map((value) => ({ value, name: t(`effects.${value}`) }))}
          onChange={(value) => void navigate({ search: (now) => ({ ...now, effect: value }), replace: true })}
        />
        <Button variant="outline" size="sm" onClick={() => setAdding(true)}>
          <Plus /> {t("addRule")}
        </Button>
      </ListBar>
      <PagedTable
        label={t("tabs.rules")}
        pages={rules}
        columns={columns}
        rowKey={({ id }) => id}
        empty={<EmptyState icon={<ShieldCheck />} title={t("noRules")} hint={t("noRulesHint")} />}
      />
      {isAdding ? (
        <AddRuleDialog
          yourAddress={rules.first?.yourAddress ?? ""}
          onAdded={() => {
            notices.tell(t("ruleAdded"));
            rules.refetch();
          }}
          onClose={() => setAdding(false)}
        />
      ) : null}
      {removed ? (
        <ConfirmDialog
          title={t("removeTitle")}
          hint={t("removeHint")}
          deed={t("removeDeed")}
          variant="danger"
          onConfirm={() => remove(removed)}
          onClose={() => setRemoved(null)}
        />
      ) : null}
    </>
  );
}

function useColumns(onRemove: (rule: AccessRule) => void): Column<AccessRule>[] {
  const t = useTranslations("jobs");

  return [
    {
      key: "effect",
      head: t("effect"),
      width: "6rem",
      cell: ({ effect, isExpired }) => (
        <Badge tone={isExpired ? "neutral" : effect === "deny" ? "danger" : "success"}>
          {isExpired ? t("expired") : t(`effects.${effect}`)}
        </Badge>
      ),
    },
    {
      key: "subject",
      head: t("who"),
      width: "minmax(8rem, 2fr)",
      cell: ({ range, account }) =>
        account ? (
          <PersonName person={account} />
        ) : (
          <code data-written className="text-xs">
            {range}
          </code>
        ),
    },
    {
      key: "note",
      head: t("note"),
      width: "minmax(6rem, 2fr)",
      isWideOnly: true,
      cell: ({ note }) => (
        <span data-written title={note}>
          {note}
        </span>
      ),
    },
    {
      key: "expires",
      head: t("expires"),
      width: "9rem",
      isWideOnly: true,
      cell: ({ expiresAt }) => (expiresAt ? <Moment instant={expiresAt} /> : t("never")),
    },
    {
      key: "by",
      head: t("by"),
      width: "minmax(6rem, 1fr)",
      isWideOnly: true,
      cell: ({ createdBy }) => <span data-written>{createdBy ?? "–"}</span>,
    },
    {
      key: "at",
      head: t("when"),
      width: "8rem",
      isWideOnly: true,
      cell: ({ createdAt }) => <Moment instant={createdAt} />,
    },
    {
      key: "deeds",
      head: <span className="sr-only">{t("deeds")}</span>,
      width: "5rem",
      align: "end",
      cell: (rule) => (
        <Button variant="ghost" size="sm" onClick={() => onRemove(rule)}>
          {t("removeDeed")}
        </Button>
      ),
    },
  ];
}
