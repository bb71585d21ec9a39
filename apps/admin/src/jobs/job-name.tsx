import { useTranslations } from "use-intl";

/** As the server calls its work, and the key of its name in the texts. */
const known = {
  "the check of the accounts": "accounts",
  "the sweep of subscriptions": "subscriptions",
  "the sweep of payments that ran out": "payments",
  "asking after payments": "asking",
  "telling of used up budgets": "budgets",
  "the sweep of answers without an owner": "answers",
  "the sweep of jobs without an owner": "tasks",
  "the sweep of temporary conversations": "temporary",
  "forgetting old traces": "traces",
  "ending the deletion of accounts": "closing",
  "reading the settings": "settings",
  "reading the rules of access": "access",
  "folding the hours of usage": "hours",
  "telling of this process": "process",
} as const;

const names = new Map(Object.entries(known));

/** What a piece of work is called; in the server's words where the texts do not know it. */
export function JobName({ name }: { name: string }) {
  const t = useTranslations("jobs.names");
  const key = names.get(name);

  return key ? <span>{t(key)}</span> : <span data-written>{name}</span>;
}
