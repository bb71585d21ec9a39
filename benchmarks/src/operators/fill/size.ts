/** A large installation: what is counted is what operators list. */
export const size = {
  people: 100_000,
  bases: 100_000,
  documents: 300_000,
  payments: 100_000,
  refunds: 100_000,
  invoices: 100_000,
  adjustments: 100_000,
  calls: 1_000_000,
  auditEvents: 100_000,
  accesses: 100_000,
  messages: 100_000,
  sessions: 1_000,
  rules: 100_000,
  tasks: 100_000,
  orphans: 100_000,
  settingVersions: 100_000,
  models: 500,
  mails: 100_000,
  /** As many as a server notes at the most. */
  limitedKeys: 10_000,
};

export type Step = readonly [what: string, sql: string];

/** Ids of people, and of their organizations, are made of their number. */
export function personSql(number: string): string {
  return `('00000000-0000-7000-9000-' || lpad((${number})::text, 12, '0'))::uuid`;
}

const busyPerson = 4_711;

/** One person has all of the sessions, conversations and messages: somebody whose page is long. */
export const busyPersonId = `00000000-0000-7000-9000-${String(busyPerson).padStart(12, "0")}`;
