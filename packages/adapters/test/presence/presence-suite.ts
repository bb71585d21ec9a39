import { randomUUID } from "node:crypto";
import type { Clock, Lease, Presence } from "@claw/core";
import { patience } from "@claw/testing/patience";
import { expect, test, vi } from "vitest";

/** One server process. Its leases are over when it is disposed. */
export type PresenceProcess = { presence: Presence; clock: Clock };

type Tell = Partial<Lease>;

export function leaseOf(more: Tell = {}): Lease {
  return {
    id: randomUUID(),
    organizationId: randomUUID(),
    userId: randomUUID(),
    state: "online",
    conversationId: null,
    typingUntil: 0,
    expiresAt: null,
    ...more,
  };
}

/** Whose leases there are, and what they show. */
export async function seenIn({ presence, clock }: PresenceProcess, organizationId: string) {
  const leases = await presence.list(organizationId);
  const now = clock.now().getTime();
  const shown = leases.map(({ id, state, conversationId, typingUntil }) => ({
    id,
    state,
    conversationId,
    isTyping: typingUntil > now,
  }));

  return shown.sort((one, other) => one.id.localeCompare(other.id));
}

export const shownAs = ({ id, state, conversationId }: Lease, isTyping = false) => ({
  id,
  state,
  conversationId,
  isTyping,
});

/**
 * What the service relies on, wherever leases are kept.
 * @param open the process that holds the leases, and one that looks: the same one where there is but one
 */
export function testPresence(
  what: string,
  open: () => { holder: PresenceProcess; looker: PresenceProcess },
): void {
  /** Waits for the news, not for a time. */
  async function eventually(organizationId: string, expected: unknown): Promise<void> {
    await vi.waitFor(async () => expect(await seenIn(open().looker, organizationId)).toEqual(expected), {
      timeout: 5_000,
      interval: 5,
    });
  }

  test(`${what}: a lease holds until it is ended`, async () => {
    const { holder } = open();
    const lease = leaseOf();

    holder.presence.hold(lease);
    expect(holder.presence.find(lease.id)).toEqual(lease);
    await eventually(lease.organizationId, [shownAs(lease)]);
    holder.presence.end(lease.id);

    expect(holder.presence.find(lease.id)).toBeNull();
    await eventually(lease.organizationId, []);
  });

  test(`${what}: the last of many states is what is seen`, async () => {
    const { holder } = open();
    const lease = leaseOf();
    const conversationId = randomUUID();

    for (let round = 0; round < 100; round += 1) {
      holder.presence.hold({ ...lease, state: "away" });
      holder.presence.hold({ ...lease, conversationId: randomUUID() });
    }
    holder.presence.hold({ ...lease, state: "away", conversationId });

    await eventually(lease.organizationId, [shownAs({ ...lease, state: "away", conversationId })]);
  });

  test(`${what}: another organization's leases are not listed`, async () => {
    const { holder } = open();
    const [one, other] = [leaseOf(), leaseOf()];
    holder.presence.hold(one);
    holder.presence.hold(other);

    await eventually(one.organizationId, [shownAs(one)]);
    await eventually(other.organizationId, [shownAs(other)]);
    expect(await seenIn(open().looker, randomUUID())).toEqual([]);
  });

  test(`${what}: people are counted once, over all organizations and devices, until they leave`, async () => {
    const { holder, looker } = open();
    const counted = looker.presence.countPeople();
    const one = leaseOf();
    const [phone, other] = [leaseOf({ userId: one.userId }), leaseOf()];
    const until = { timeout: 5_000, interval: 5 };

    for (const lease of [one, phone, other]) holder.presence.hold(lease);
    await vi.waitFor(() => expect(looker.presence.countPeople()).toBe(counted + 2), until);
    holder.presence.end(one.id);
    holder.presence.end(other.id);
    await vi.waitFor(() => expect(looker.presence.countPeople()).toBe(counted + 1), until);
  });

  test(`${what}: a lease that goes to another organization is no longer in the first`, async () => {
    const { holder } = open();
    const lease = leaseOf();
    const moved = { ...lease, organizationId: randomUUID() };
    holder.presence.hold(lease);
    await eventually(lease.organizationId, [shownAs(lease)]);

    holder.presence.hold(moved);

    await eventually(moved.organizationId, [shownAs(moved)]);
    await eventually(lease.organizationId, []);
  });

  test(`${what}: typing ends by itself, and watchers hear of it`, async () => {
    const { holder, looker } = open();
    const lease = leaseOf({ conversationId: randomUUID() });
    const now = holder.clock.now().getTime();
    const heard: boolean[] = [];
    const look = async () => {
      const [seen] = await seenIn(looker, lease.organizationId);
      if (seen) heard.push(seen.isTyping);
    };
    const stop = looker.presence.watch(lease.organizationId, () => void look());

    holder.presence.hold({ ...lease, typingUntil: now + 800 });

    await vi.waitFor(() => expect(heard).toEqual([true, false]), { timeout: 5_000, interval: 5 });
    stop();
    holder.presence.end(lease.id);
  });

  test(`${what}: a lease with an end is over with it, and watchers hear of it`, async () => {
    const { holder, looker } = open();
    const lease = leaseOf();
    const counts: number[] = [];
    const look = async () => {
      counts.push((await looker.presence.list(lease.organizationId)).length);
    };
    const stop = looker.presence.watch(lease.organizationId, () => void look());

    holder.presence.hold({ ...lease, expiresAt: holder.clock.now().getTime() + 800 });

    await vi.waitFor(() => expect(counts).toEqual([1, 0]), { timeout: 5_000, interval: 5 });
    expect(holder.presence.find(lease.id)).toBeNull();
    stop();
  });

  test(`${what}: many changes at once are one piece of news, and the same state again is none`, async () => {
    const { holder, looker } = open();
    const leases = Array.from({ length: 250 }, () => leaseOf());
    const organizationId = leases[0]?.organizationId ?? "";
    let calls = 0;
    const stop = looker.presence.watch(organizationId, () => {
      calls += 1;
    });

    const colleagues = leases.map((lease) => ({ ...lease, organizationId }));
    for (const lease of colleagues) holder.presence.hold(lease);
    for (const lease of colleagues) holder.presence.hold({ ...lease });
    await vi.waitFor(
      async () => expect(await looker.presence.list(organizationId)).toHaveLength(250),
      patience,
    );
    await vi.waitFor(() => expect(calls).toBeGreaterThan(0), patience);

    // Three words of a hundred between processes; one in the same.
    expect(calls).toBeLessThanOrEqual(3);
    stop();
  });

  test(`${what}: who no longer watches hears nothing more`, async () => {
    const { holder, looker } = open();
    const lease = leaseOf();
    const heard: string[] = [];
    const watch = (name: string) => looker.presence.watch(lease.organizationId, () => void heard.push(name));
    const stopFirst = watch("first");
    const stopSecond = watch("second");

    stopFirst();
    holder.presence.hold(lease);

    await vi.waitFor(() => expect(heard).toEqual(["second"]), { timeout: 5_000, interval: 5 });
    stopSecond();
  });
}
