import { billingTimeZone } from "@claw/contract";

/** The first day of a budget's period that an instant is in, by the calendar in China; `period` is of BudgetPeriod. */
export function periodStartSql(period: string, instant: string): string {
  return `date_trunc(${period}::text, ${instant} AT TIME ZONE '${billingTimeZone}')::date`;
}

/** The day that an instant is in, by the calendar in China. */
export function daySql(instant: string): string {
  return `(${instant} AT TIME ZONE '${billingTimeZone}')::date`;
}
