import type { InvariantResult } from "@claw/contract";
import { Badge, Table, TableCell, TableHead } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { CircleCheck, CircleX } from "lucide-react";
import { useTranslations } from "use-intl";
import { CopyId } from "../frame/copy-id.tsx";

/** A rule: whether it holds, else where it does not and what to do. */
export function InvariantRow({ result: { key, count, offenders } }: { result: InvariantResult }) {
  const t = useTranslations("money.invariants");
  const format = useFormat();
  const isGood = count === 0;

  return (
    <li className="grid gap-3 border-b px-4 py-2.5 last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        {isGood ? (
          <CircleCheck aria-hidden="true" className="size-4 shrink-0 text-success-text" />
        ) : (
          <CircleX aria-hidden="true" className="size-4 shrink-0 text-danger-text" />
        )}
        <span className="min-w-0 flex-1">{t(`rules.${key}.says`)}</span>
        <Badge tone={isGood ? "success" : "danger"}>
          {isGood ? t("holds") : t("broken", { count: format.count(count) })}
        </Badge>
      </div>
      {isGood ? null : (
        <>
          <p className="text-sm">
            <span className="font-medium">{t("todo")}</span> {t(`rules.${key}.todo`)}
          </p>
          <Table label={t(`rules.${key}.says`)}>
            <thead>
              <tr>
                <TableHead>{t("offender")}</TableHead>
                <TableHead>{t("detail")}</TableHead>
              </tr>
            </thead>
            <tbody data-written="">
              {offenders.map(({ subject, detail }) => (
                <tr key={`${subject} ${detail}`}>
                  <TableCell>
                    <CopyId id={subject} />
                  </TableCell>
                  <TableCell>{detail}</TableCell>
                </tr>
              ))}
            </tbody>
          </Table>
        </>
      )}
    </li>
  );
}
