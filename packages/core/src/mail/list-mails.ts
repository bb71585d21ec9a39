import type { Actor, ListMails, MailPage } from "@claw/contract";
import { requireOperator } from "../runtime/require-actor.ts";
import { maskSecrets } from "./mask-secrets.ts";
import type { StoredMail } from "./ports.ts";
import type { MailDeps } from "./service.ts";

/** Mails are files: of more than so many only the newest are opened to look for words in them. */
const mostSearched = 500;

/** The newest first. */
export async function listMails(
  { outbox }: Pick<MailDeps, "outbox">,
  actor: Actor,
  { query, skip, limit }: ListMails,
): Promise<MailPage> {
  requireOperator(actor);
  const names = await outbox.list();
  const words = query?.trim().toLowerCase();
  const readAll = async (some: typeof names) =>
    (await Promise.all(some.map(({ name }) => outbox.read(name)))).filter((mail) => mail !== null);
  if (!words) {
    const mails = await readAll(names.slice(skip, skip + limit));
    return { total: names.length, items: mails.map(headOf), searchedNewest: null };
  }

  const mails = await readAll(names.slice(0, mostSearched));
  const found = mails.filter(({ to, subject }) => `${to}\n${subject}`.toLowerCase().includes(words));
  return {
    total: found.length,
    items: found.slice(skip, skip + limit).map(headOf),
    searchedNewest: names.length > mostSearched ? mostSearched : null,
  };
}

export function headOf({ id, to, subject, createdAt }: StoredMail) {
  return { id, to, subject: maskSecrets(subject), createdAt };
}
