import type { Conversation } from "@claw/contract";

export type DayGroup = {
  /** A day of late, or the first day of a month before that, such as `2026-10-01`. */
  key: "today" | "yesterday" | "week" | "month" | `${number}-${string}-01`;
  conversations: Conversation[];
};

const dayMs = 86_400_000;

/** Calendar days between two moments, where this device is; summer time makes days of 23 and 25 hours. */
function daysBetween(earlier: Date, later: Date): number {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((midnight(later) - midnight(earlier)) / dayMs);
}

function keyOf(instant: string, now: Date): DayGroup["key"] {
  const date = new Date(instant);
  const days = daysBetween(date, now);
  if (days <= 0) return "today";
  if (days === 1) return "yesterday";
  if (days <= 7) return "week";
  if (days <= 30) return "month";

  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, "0")}-01`;
}

/** Conversations under the day of their last activity; their order stays. */
export function groupByDay(conversations: readonly Conversation[], now: Date): DayGroup[] {
  const groups: DayGroup[] = [];

  for (const conversation of conversations) {
    const key = keyOf(conversation.lastActivityAt, now);
    const last = groups.at(-1);
    if (last?.key === key) last.conversations.push(conversation);
    else groups.push({ key, conversations: [conversation] });
  }

  return groups;
}
