import type { PresenceState } from "@claw/contract";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Seat } from "./find-seats.ts";
import { createRoom, type SeatNews } from "./room.ts";

const people = ["li", "han", "wang", "zhao"];
const states: PresenceState[] = ["online", "away"];
const seat = fc.record({
  state: fc.constantFrom(...states),
  isTyping: fc.boolean(),
  devices: fc.integer({ min: 1, max: 3 }),
});
const picture = fc
  .dictionary(fc.constantFrom(...people), seat)
  .map((seats) => new Map(Object.entries(seats)));

/** What a client shows after some news. */
function applyNews(shown: ReadonlyMap<string, Seat>, news: SeatNews): Map<string, Seat> {
  if (news.type === "all") return new Map(news.seats);

  const next = new Map([...shown, ...news.seats]);
  for (const userId of news.left) next.delete(userId);

  return next;
}

test("a reader that looks at any moments has the whole picture after each look", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ picture, looks: fc.boolean() })), (steps) => {
      const room = createRoom();
      let version: number | null = null;
      let shown = new Map<string, Seat>();

      for (const step of steps) {
        room.update(step.picture);
        if (!step.looks) continue;
        shown = applyNews(shown, room.since(version));
        version = room.version;
        expect(shown).toEqual(step.picture);
      }
    }),
  );
});

test("the same picture again is no news", () => {
  const room = createRoom();
  const seats = new Map<string, Seat>([["li", { state: "online", isTyping: false, devices: 1 }]]);

  expect(room.update(seats)).toBe(true);
  expect(room.update(new Map(seats))).toBe(false);
});

test("only what is different is told", () => {
  const room = createRoom();
  const online: Seat = { state: "online", isTyping: false, devices: 1 };
  const away: Seat = { state: "away", isTyping: false, devices: 1 };
  room.update(
    new Map([
      ["li", online],
      ["han", online],
      ["wang", online],
    ]),
  );
  const before = room.version;

  room.update(
    new Map([
      ["li", online],
      ["han", away],
    ]),
  );

  expect(room.since(before)).toEqual({ type: "changed", seats: [["han", away]], left: ["wang"] });
});

test("a reader that missed more departures than are kept gets everything again", () => {
  const room = createRoom();
  const online: Seat = { state: "online", isTyping: false, devices: 1 };
  room.update(new Map(Array.from({ length: 2_000 }, (_, at) => [`person ${at}`, online])));
  const before = room.version;
  room.update(new Map([["li", online]]));

  expect(room.since(before)).toEqual({ type: "all", seats: [["li", online]] });
});
