import { expect, test } from "vitest";
import { findSeats, type Seat } from "./find-seats.ts";
import type { Lease } from "./ports.ts";

const now = 1_000;

function lease(userId: string, more: Partial<Lease> = {}): Lease {
  const alone = { conversationId: null, typingUntil: 0, expiresAt: null } as const;

  return { id: `${Math.random()}`, organizationId: "o", userId, state: "online", ...alone, ...more };
}

function seatsOf(leases: Lease[], conversationId: string | null = null) {
  return Object.fromEntries(findSeats(leases, conversationId, now));
}

function seat(more: Partial<Seat> = {}): Seat {
  return { state: "online", isTyping: false, devices: 1, ...more };
}

test("a person is online while any device is, in whatever order they came", () => {
  const devices = [lease("li", { state: "away" }), lease("li"), lease("li", { state: "away" })];

  expect(seatsOf(devices)).toEqual({ li: seat({ devices: 3 }) });
  expect(seatsOf(devices.toReversed())).toEqual({ li: seat({ devices: 3 }) });
});

test("a person is away when all devices are", () => {
  const devices = [lease("li", { state: "away" }), lease("li", { state: "away" })];

  expect(seatsOf(devices)).toEqual({ li: seat({ state: "away", devices: 2 }) });
});

test("a conversation shows those who have it open, with their state on any device", () => {
  const here = { conversationId: "c" };
  const leases = [
    lease("li", { ...here, state: "away" }),
    lease("li"),
    lease("han", { ...here, typingUntil: now + 1 }),
    lease("wang", { conversationId: "another", typingUntil: now + 1 }),
    lease("zhao"),
  ];

  expect(seatsOf(leases, "c")).toEqual({
    li: seat(),
    han: seat({ isTyping: true }),
  });
});

test("the organization's picture says nothing of conversations, not even that somebody types", () => {
  const leases = [lease("li", { conversationId: "c", typingUntil: now + 1 })];

  expect(seatsOf(leases)).toEqual({ li: seat() });
});

test("typing has an end, also where nobody has looked at it yet", () => {
  expect(seatsOf([lease("li", { conversationId: "c", typingUntil: now })], "c")).toEqual({
    li: seat(),
  });
});
