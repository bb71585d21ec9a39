import type { MailHead } from "@claw/contract";
import { pause } from "../runtime/pause.ts";
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
  /** For how long a search waits for files that have not been read. */
  patienceMs?: number;
  /** For how long they are read on when nobody asks any more. */
  goesOnMs?: number;
};

const filesAtOnce = 64;

/**
 * Mails are files, and a file is never changed: what its head says is read once and kept, some hundred bytes each. The
 * first search does not wait until all are read: it says how far it came, and who asks again hears more.
 */
export function createMailIndex({ outbox, patienceMs = 50, goesOnMs = 2_000 }: MailIndexOptions): MailIndex {
  /** By file name; null for what turned out to be no mail of ours. */
  const heads = new Map<string, MailHead | null>();
  let wantedUntil = 0;
  let reading: Promise<void> | null = null;

  const isUnread = ({ name }: Names[number]) => !heads.has(name);

  /** How many of the newest have been read. */
  function countRead(names: Names): number {
    const firstUnread = names.findIndex(isUnread);

    return firstUnread === -1 ? names.length : firstUnread;
  }

  async function readAll(names: Names): Promise<void> {
    const unread = names.filter(isUnread);
    for (let from = 0; from < unread.length; from += filesAtOnce) {
      if (performance.now() > wantedUntil) return;
      const some = unread.slice(from, from + filesAtOnce);
      const mails = await Promise.all(some.map(({ name }) => outbox.read(name)));
      for (const [place, { name }] of some.entries()) {
        const mail = mails[place];
        heads.set(name, mail ? headOf(mail) : null);
      }
    }
  }

  /** Resolves when all have been read, or when it has been waited for long enough. */
  async function readOn(names: Names): Promise<void> {
    const late = performance.now() + patienceMs;
    wantedUntil = late + goesOnMs;
    const lateness = pause(patienceMs);
    while (countRead(names) < names.length && performance.now() < late) {
      reading ??= readAll(names).finally(() => {
        reading = null;
      });
      await Promise.race([reading, lateness]);
    }
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
      await readOn(names);
      const searched = countRead(names);
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
