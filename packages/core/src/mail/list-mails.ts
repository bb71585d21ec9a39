import type { Actor, ListMails, MailPage } from "@claw/contract";
import { requireOperator } from "../runtime/require-actor.ts";
import { headOf, type MailIndex } from "./mail-index.ts";
import type { MailDeps } from "./service.ts";

/** The newest first. A search tells what it has found so far and how far it came: asked again, it goes on. */
export async function listMails(
  { outbox, index }: Pick<MailDeps, "outbox"> & { index: MailIndex },
  actor: Actor,
  { query, skip, limit }: ListMails,
): Promise<MailPage> {
  requireOperator(actor);
  const names = await outbox.list();
  const words = query?.trim().toLowerCase();
  if (!words) {
    const shown = names.slice(skip, skip + limit);
    const mails = await Promise.all(shown.map(({ name }) => outbox.read(name)));
    const items = mails.flatMap((mail) => (mail ? [headOf(mail)] : []));
    return { total: names.length, items, searched: null };
  }

  const { found, searched } = await index.search(names, words);

  return {
    total: found.length,
    items: found.slice(skip, skip + limit),
    searched: searched < names.length ? { mails: searched, of: names.length } : null,
  };
}
