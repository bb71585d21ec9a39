import type { PresenceEvent, Present } from "@claw/contract";

/** Who has a conversation open, by person. */
export type Company = ReadonlyMap<string, Present>;

export function companyAfter(company: Company, event: PresenceEvent): Company {
  const entries = event.present.map((present) => [present.userId, present] as const);
  if (event.type === "all") return new Map(entries);

  const gone = new Set(event.left);
  return new Map([...[...company].filter(([userId]) => !gone.has(userId)), ...entries]);
}

/** What is worth saying of it: that somebody else, or oneself on another device, is here or writes. */
export type CompanyHint = "none" | "elsewhere" | "typingElsewhere";

/** @param mayBeOurs what is seen of oneself as typing may be this page's own */
export function companyHint(company: Company, userId: string, mayBeOurs: boolean): CompanyHint {
  const own = company.get(userId);
  if (!own || own.devices < 2) return "none";

  return own.isTyping && !mayBeOurs ? "typingElsewhere" : "elsewhere";
}
