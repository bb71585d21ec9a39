import {
  type Clock,
  createGathering,
  type Lease,
  type LeaseBookOptions,
  openLeaseBook,
  type Presence,
  usualGatherMs,
} from "@claw/core";
import type { News, NewsItem } from "../redis/news.ts";
import { createOtherProcesses } from "./other-processes.ts";
import { type LeasesWord, type PresenceWord, parseWord, tellLease } from "./presence-word.ts";

export type RedisPresenceOptions = Pick<LeaseBookOptions, "gatherMs"> & {
  /** One that does not jump. */
  clock: Clock;
  news: News;
  /** After so many milliseconds at the latest, the leases of a process that was killed are over. */
  leaseMs: number;
};

/** So many leases stay below a word's 32 KB. */
const leasesInWord = 100;

/**
 * Presence of all processes that share a Redis. Each holds its own leases in memory, tells the others of changes, and
 * learns theirs. What lives on is the process, by one beat, not each lease: ten thousand idle sockets cost nothing.
 * While Redis is away, the others' leases run out and one's own stay.
 */
export function redisPresence(options: RedisPresenceOptions): Presence & AsyncDisposable {
  const { clock, news, leaseMs, gatherMs = usualGatherMs } = options;
  const beatMs = leaseMs / 6;
  /** Something was not told, or not heard: next time everything is. */
  let isBehind = true;

  const untold = createGathering<string>(gatherMs, (leaseIds) => void tellChanges([...leaseIds]));
  const own = openLeaseBook({ clock, gatherMs, onChange: ({ id }) => untold.add(id) });
  const seen = openLeaseBook({ clock, gatherMs });
  // Looked at with each beat, so that it is over by then.
  const others = createOtherProcesses({ clock, seen, lifeMs: leaseMs - beatMs });
  const asked = createGathering<"all">(gatherMs, () => void tellAll());

  async function say(word: PresenceWord): Promise<void> {
    if ((await news.publish("presence", JSON.stringify(word))) === null) isBehind = true;
  }

  /** As the leases are at the time of each word, so that a later word never says something older. */
  async function tellChanges(leaseIds: readonly string[]): Promise<void> {
    for (let at = 0; at < leaseIds.length; at += leasesInWord) {
      const ids = leaseIds.slice(at, at + leasesInWord);
      await say({ ...leasesOf(ids), first: false, last: false });
    }
  }

  async function tellAll(): Promise<void> {
    isBehind = false;
    const ids = [...own.all()].map(({ id }) => id);
    const words = Math.max(1, Math.ceil(ids.length / leasesInWord));

    for (let word = 0; word < words; word += 1) {
      const part = ids.slice(word * leasesInWord, (word + 1) * leasesInWord);
      await say({ ...leasesOf(part), first: word === 0, last: word === words - 1 });
    }
  }

  function leasesOf(leaseIds: readonly string[]): Pick<LeasesWord, "type" | "held" | "ended"> {
    const now = clock.now().getTime();
    const held: Lease[] = [];
    const ended: string[] = [];
    for (const id of leaseIds) {
      const lease = own.find(id);
      if (lease) held.push(lease);
      else ended.push(id);
    }

    return { type: "leases", held: held.map((lease) => tellLease(lease, now)), ended };
  }

  function heed({ from, isOwn, payload }: NewsItem): void {
    const word = isOwn ? null : parseWord(payload);
    if (!word) return;

    switch (word.type) {
      case "hello":
        if (word.of === null || word.of === news.processId) asked.add("all");
        return;
      case "beat":
        if (!others.hear(from)) void say({ type: "hello", of: from });
        return;
      case "gone":
        others.forget(from);
        return;
      case "leases":
        // A session that speaks through another process now has its lease there.
        for (const { id } of word.held) own.end(id);
        others.learn(from, word);
    }
  }

  async function beat(): Promise<void> {
    others.forgetSilent();
    if (!news.hasContact()) return;

    if (isBehind) await tellAll();
    await say({ type: "beat" });
  }

  async function meetAnew(): Promise<void> {
    await say({ type: "hello", of: null });
    await beat();
  }

  const stopListening = news.listen("presence", heed);
  const stopContact = news.onContact(({ hasContact, isContinuous }) => {
    if (!hasContact) return;
    if (!isContinuous) isBehind = true;
    void (isContinuous ? beat() : meetAnew());
  });
  const timer = setInterval(() => void beat(), beatMs).unref();
  void meetAnew();

  return {
    find: own.find,
    hold: own.hold,
    end: own.end,
    list: async (organizationId) => [...own.list(organizationId), ...seen.list(organizationId)],
    countPeople: () => new Set([...own.people(), ...seen.people()]).size,
    watch(organizationId, heedChange) {
      const stops = [own.watch(organizationId, heedChange), seen.watch(organizationId, heedChange)];

      return () => {
        for (const stop of stops) stop();
      };
    },
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      stopListening();
      stopContact();
      for (const each of [untold, asked, own, seen]) each[Symbol.dispose]();
      await say({ type: "gone" });
    },
  };
}
