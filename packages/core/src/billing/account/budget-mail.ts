import { type BudgetKind, type BudgetPeriod, formatMicro } from "@claw/contract";
import type { Mail } from "../../auth/ports.ts";

export type BudgetNews = {
  /** Whose calls it counts. */
  organization: string;
  /** Null for everybody's. */
  person: string | null;
  period: BudgetPeriod;
  kind: BudgetKind;
  percent: number;
  limitMicro: bigint;
  spentMicro: bigint;
};

/** That a budget is nearly used, or used up. */
export function budgetMail(to: string, publicUrl: string, news: BudgetNews): Mail {
  const { period, kind, percent, person } = news;
  const [limit, spent] = [yuan(news.limitMicro), yuan(news.spentMicro)];
  const organization = oneLine(news.organization);
  const isUsedUp = percent >= 100;
  const chinese = { day: "今天", month: "本月" }[period];
  const english = { day: "today", month: "this month" }[period];
  const whom = person === null ? null : oneLine(person);

  return {
    to,
    subject: isUsedUp
      ? "CLAW.AI：预算已用完 / A budget is used up"
      : `CLAW.AI：预算已用 ${percent}% / ${percent}% of a budget is used`,
    text: [
      `你好，“${organization}”${whom === null ? "" : `给${whom}的`}预算${chinese}已用 ${percent}%：上限 ${limit} 元，已用 ${spent} 元。`,
      `${percent}% of the budget of “${organization}”${whom === null ? "" : ` for ${whom}`} is used ${english}: ¥${spent} of ¥${limit}.`,
      ...(kind === "hard" && isUsedUp ? refusals : []),
      publicUrl,
    ].join("\n\n"),
  };
}

const refusals = [
  "在调高预算或下一个周期开始之前，新的提问会被拒绝。",
  "New questions are refused until the budget is raised or the next period begins.",
];

/** As it is written for people: 5, 0.03602. */
function yuan(micro: bigint): string {
  return formatMicro(micro).replace(/\.?0+$/, "");
}

/** Names are people's own: they make no lines of their own in somebody else's mail. */
function oneLine(name: string): string {
  return name.replace(/\s+/g, " ").trim().slice(0, 100);
}
