import type { MailHead } from "@claw/contract";
import { maskSecrets } from "./mask-secrets.ts";
import type { Outbox, StoredMail } from "./ports.ts";

type Names = Awaited<ReturnType<Outbox["list"]>>;

export type FoundMails = {
  found: MailHead[];
  /** How many of the newest were looked through; all, sooner or later. */
  searched: number;
};

export interface MailIndex {
  /** Those whose address or subject has these words, as far as a moment's reading goes. */
  search(names: Names, words: string): Promise<FoundMails>;
}

export type MailIndexOptions = {
  outbox: Outbox;
  /** How long one search may read files. */
  budgetMs?: number;
};

const filesAtOnce = 64;

/**
 * Mails are files, and a file is never changed: what its head says is read once and kept, some hundred bytes each. The
 * first search reads for a moment only and says how far it came; who asks again goes on from there.
 */
export function createMailIndex({ outbox, budgetMs = 400 }: MailIndexOptions): MailIndex {
  /** By file name; null for what turned out to be no mail of ours. */
  const heads = new Map<string, MailHead | null>();

  async function readOn(names: Names): Promise<number> {
    const until = performance.now() + budgetMs;
    const unread = names.filter(({ name }) => !heads.has(name));
    for (let from = 0; from < unread.length; from += filesAtOnce) {
      if (from > 0 && performance.now() > until) break;
      const some = unread.slice(from, from + filesAtOnce);
      const mails = await Promise.all(some.map(({ name }) => outbox.read(name)));
      for (const [place, { name }] of some.entries()) {
        const mail = mails[place];
        heads.set(name, mail ? headOf(mail) : null);
      }
    }
    const firstUnread = names.findIndex(({ name }) => !heads.has(name));

    return firstUnread === -1 ? names.length : firstUnread;
  }

  /** Files that were removed are not kept in mind. */
  function forgetGone(names: Names): void {
    if (heads.size <= names.length) return;
    const there = new Set(names.map(({ name }) => name));
    for (const name of heads.keys()) if (!there.has(name)) heads.delete(name);
  }

  return {
    async search(names, words) {
      forgetGone(names);
      const searched = await readOn(names);
      const found = names.slice(0, searched).flatMap(({ name }) => {
        const head = heads.get(name);
        return head && `${head.to}\n${head.subject}`.toLowerCase().includes(words) ? [head] : [];
      });

      return { found, searched };
    },
  };
}

export function headOf({ id, to, subject, createdAt }: StoredMail): MailHead {
  return { id, to, subject: maskSecrets(subject), createdAt };
}
