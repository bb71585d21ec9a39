import { cn } from "@claw/ui";
import { splitMoney } from "@claw/ui/format";
import { useLanguage } from "@claw/ui/language";

export type MoneyFigureProps = { yuan: string; className?: string };

/** An amount to look at: exact, with what is below a fen set smaller. */
export function MoneyFigure({ yuan, className }: MoneyFigureProps) {
  const { language } = useLanguage();
  const { before, main, rest, after } = splitMoney(yuan, language);

  return (
    <span className={cn("whitespace-nowrap tabular-nums", className)}>
      {before}
      {main}
      {rest === "" ? null : <span className="text-[0.66em] text-muted-foreground">{rest}</span>}
      {after === "" ? null : <span className="text-[0.66em] text-muted-foreground">{after}</span>}
    </span>
  );
}
