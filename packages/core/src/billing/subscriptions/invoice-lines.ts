import type { SubscriptionTier } from "@claw/contract";
import type { PlanVersion } from "@claw/db";
import { formatDay } from "./calendar.ts";
import type { Proration, Span } from "./prorate.ts";

type Line = { description: string; amountMicro: bigint };
type Priced = Pick<PlanVersion, "tier" | "monthlyFeeMicro">;

/** What bills say, in Chinese and English: a bill is kept as it was issued, whatever language its reader has. */
const names: Record<SubscriptionTier, string> = {
  free: "免费版 Free",
  pro: "专业版 Pro",
  enterprise: "企业版 Enterprise",
};

/** @param period null where it begins with the payment */
export function monthLine({ tier, monthlyFeeMicro }: Priced, period: Span | null): Line {
  const when = period
    ? `${formatDay(period.start)} – ${formatDay(period.end)}`
    : "付款后一个月 a month from payment";

  return { description: `${names[tier]}, ${when}`, amountMicro: monthlyFeeMicro };
}

/** The rest of the period on the new plan, and what was paid for it on the old one. */
export function upgradeLines(
  from: Priced,
  to: Priced,
  { start, end }: Span,
  { chargeMicro, creditMicro }: Proration,
): Line[] {
  const rest = `${formatDay(start)} – ${formatDay(end)}`;

  return [
    { description: `${names[to.tier]}, ${rest}`, amountMicro: chargeMicro },
    { description: `${names[from.tier]}, 未使用部分 unused part, ${rest}`, amountMicro: -creditMicro },
  ];
}
