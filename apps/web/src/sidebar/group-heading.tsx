import { Pin } from "lucide-react";
import { useTranslations } from "use-intl";
import { DayLabel } from "./day-label.tsx";
import type { DayGroup } from "./group-by-day.ts";

/** A group is a day, or what is pinned above all days. */
export type GroupKey = DayGroup["key"] | "pinned";

export function GroupHeading({ group }: { group: GroupKey }) {
  const t = useTranslations("sidebar");

  return (
    <h2 className="flex h-7 items-center gap-1.5 px-2.5 font-medium text-muted-foreground text-xs">
      {group === "pinned" ? (
        <>
          <Pin className="size-3" aria-hidden="true" />
          {t("pinned")}
        </>
      ) : (
        <DayLabel day={group} />
      )}
    </h2>
  );
}
