import type { GenerationLog } from "@claw/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  ended,
  newMessageId,
  positionOf,
  readAll,
  readerOf,
  sources,
  sourcesEvent,
  textOf,
} from "./answers.ts";

/** Where an answer is written, and where it is read. */
export type TwoEnds = { writing: GenerationLog; reading: GenerationLog };

/** What readers rely on, whoever keeps the log. @param ends called in each test; what it gives belongs to the suite */
export function testGenerationLog(what: string, ends: () => TwoEnds): void {
  test(`${what}: a reader gets every character once, in order, and then one done`, async () => {
    const { writing, reading } = ends();
    const messageId = newMessageId();
    const writer = writing.open(messageId, { text: "", reasoning: "" });
    writer.append({ reasoning: "Hm. ", text: "" });
    const reader = readerOf(reading, messageId);

    writer.append({ reasoning: "Yes.", text: "" });
    for (const text of ["今天", " is ", "🎉", " fine"]) writer.append({ reasoning: "", text });
    await reader.untilText("今天 is 🎉 fine");
    const message = ended(messageId, { reasoning: "Hm. Yes.", text: "今天 is 🎉 fine" });
    writer.close(message);

    const events = await reader.rest();
    expect(textOf(events, "reasoning")).toBe("Hm. Yes.");
    expect(textOf(events, "delta")).toBe("今天 is 🎉 fine");
    expect(events.filter(({ type }) => type === "done")).toEqual([{ type: "done", message }]);
    expect(events.at(-1)?.type).toBe("done");
  });

  test(`${what}: from any event's id on, a reader gets exactly the rest`, async () => {
    const { writing, reading } = ends();
    const messageId = newMessageId();
    const writer = writing.open(messageId, { text: "", reasoning: "" });
    writer.append({ reasoning: "因为", text: "" });
    writer.append({ reasoning: "", text: "One, two, 三." });
    const whole = readerOf(reading, messageId);
    await whole.untilText("One, two, 三.");

    for (let text = 0; text <= "One, two, 三.".length; text += 1) {
      const reader = readerOf(reading, messageId, positionOf(`2.${text}`));
      const rest = "One, two, 三.".slice(text);
      await reader.untilText(rest);
      expect(textOf(reader.seen, "reasoning")).toBe("");
    }
  });

  test(`${what}: every reader is told the sources once, before the text, wherever it resumes`, async () => {
    const { writing, reading } = ends();
    const messageId = newMessageId();
    const writer = writing.open(messageId, { text: "", reasoning: "" });
    const early = readerOf(reading, messageId);
    writer.announce(sources);
    writer.append({ text: "", reasoning: "因为" });
    writer.append({ text: "One, two, 三.", reasoning: "" });
    await early.untilText("One, two, 三.");
    expect(early.seen[0]).toEqual(sourcesEvent);

    const late = readerOf(reading, messageId);
    await late.untilText("One, two, 三.");
    expect(late.seen[0]).toEqual(sourcesEvent);

    for (let text = 0; text <= 12; text += 1) {
      const [told, untold] = [`2.${text}.s`, `2.${text}`].map((id) =>
        readerOf(reading, messageId, positionOf(id)),
      );
      await told?.untilText("One, two, 三.".slice(text));
      expect(told?.seen.some(({ type }) => type === "sources")).toBe(false);
      if (text < 12) await untold?.untilText("One, two, 三.".slice(text));
      if (text < 12) expect(untold?.seen[0]).toEqual(sourcesEvent);
    }

    const message = ended(messageId, { text: "One, two, 三.", reasoning: "因为" });
    writer.close(message);
    for (const reader of [early, late]) {
      const types = (await reader.rest()).map(({ type }) => type);
      expect(types.filter((type) => type === "sources")).toHaveLength(1);
      expect(types.at(-1)).toBe("done");
    }
  });

  test(`${what}: an answer that goes on tells the sources that it had, to who has not heard of them`, async () => {
    const { writing, reading } = ends();
    const messageId = newMessageId();
    const writer = writing.open(messageId, { text: "It rains", reasoning: "", sources });
    const [fresh, told] = [
      readerOf(reading, messageId),
      readerOf(reading, messageId, { reasoning: 0, text: 8, hasSources: true }),
    ];
    await fresh.untilText("It rains");
    writer.append({ text: " again", reasoning: "" });
    await told.untilText(" again");

    expect(fresh.seen[0]).toEqual(sourcesEvent);
    expect(told.seen.map(({ type }) => type)).toEqual(["delta"]);
  });

  test(`${what}: an answer that goes on begins with the text that it had`, async () => {
    const { writing, reading } = ends();
    const messageId = newMessageId();
    const first = writing.open(messageId, { text: "", reasoning: "" });
    first.append({ text: "It rains", reasoning: "" });
    const early = readerOf(reading, messageId);
    await early.untilText("It rains");
    first.close(ended(messageId, { text: "It rains", reasoning: "" }));
    await early.rest();

    const second = writing.open(messageId, { text: "It rains", reasoning: "" });
    const [fromStart, fromThere] = [
      readerOf(reading, messageId),
      readerOf(reading, messageId, { reasoning: 0, text: 8 }),
    ];
    await fromStart.untilText("It rains");
    second.append({ text: " again", reasoning: "" });
    await fromStart.untilText("It rains again");
    await fromThere.untilText(" again");
    const message = ended(messageId, { text: "It rains again", reasoning: "" });
    second.close(message);

    expect((await fromThere.rest()).at(-1)).toEqual({ type: "done", message });
    expect((await fromStart.rest()).at(-1)).toEqual({ type: "done", message });
  });

  test(`${what}: a reader that is ahead of the log waits until the text is longer than what it has`, async () => {
    const { writing, reading } = ends();
    const messageId = newMessageId();
    const writer = writing.open(messageId, { text: "", reasoning: "" });
    writer.append({ text: "abc", reasoning: "" });
    await readerOf(reading, messageId).untilText("abc");

    const ahead = readerOf(reading, messageId, { reasoning: 0, text: 5 });
    const reached = ahead.untilText("fg");
    for (const text of ["d", "e", "f", "g"]) writer.append({ text, reasoning: "" });

    await reached;
    expect(textOf(ahead.seen, "delta")).toBe("fg");
  });

  test(`${what}: of an answer that nobody writes the log says nothing, of one that has ended nothing or all`, async () => {
    const { writing, reading } = ends();
    expect(await readAll(reading, newMessageId())).toEqual([]);

    const messageId = newMessageId();
    const writer = writing.open(messageId, { text: "", reasoning: "" });
    writer.append({ text: "a", reasoning: "" });
    const reader = readerOf(reading, messageId);
    await reader.untilText("a");
    writer.close(ended(messageId, { text: "a", reasoning: "" }));
    await reader.rest();

    // All of it where its end is still on its way to Redis.
    const after = await readAll(reading, messageId);
    if (after.length > 0) expect(after.map(({ id }) => id)).toEqual(["0.1", "end"]);
  });

  test(`${what}: a reader that is told to leave stops waiting`, async () => {
    const { writing, reading } = ends();
    const messageId = newMessageId();
    writing.open(messageId, { text: "a", reasoning: "" });
    await readerOf(reading, messageId).untilText("a");
    const leaving = new AbortController();

    const events = reading.read(messageId, { reasoning: 0, text: 1 }, leaving.signal)[Symbol.asyncIterator]();
    const next = events.next();
    leaving.abort();

    expect(await next).toEqual({ done: true, value: undefined });
  });

  test(`${what}: what one turn of the event loop appends is one event for a reader that waits`, async () => {
    const { writing, reading } = ends();
    const messageId = newMessageId();
    const writer = writing.open(messageId, { text: "", reasoning: "" });
    writer.append({ text: "a", reasoning: "" });
    const reader = readerOf(reading, messageId);
    await reader.untilText("a");
    const before = reader.seen.length;

    for (const text of "bcdefghij") writer.append({ text, reasoning: "" });
    await reader.untilText("abcdefghij");

    expect(reader.seen.length - before).toBe(1);
  });

  test(`${what}: texts of any shape arrive whole`, async () => {
    const { writing, reading } = ends();
    const piece = fc.string({ unit: "grapheme", maxLength: 12 });
    const parts = fc.array(fc.record({ text: piece, reasoning: piece }), { minLength: 1, maxLength: 12 });

    const property = fc.asyncProperty(parts, async (all) => {
      const messageId = newMessageId();
      const writer = writing.open(messageId, { text: "^", reasoning: "" });
      const reader = readerOf(reading, messageId);
      await reader.untilText("^");
      for (const part of all) writer.append(part);
      const text = `^${all.map((part) => part.text).join("")}`;
      const reasoning = all.map((part) => part.reasoning).join("");
      writer.close(ended(messageId, { text, reasoning }));

      const events = await reader.rest();
      expect(textOf(events, "delta")).toBe(text);
      expect(textOf(events, "reasoning")).toBe(reasoning);
      expect(events.filter(({ type }) => type === "done")).toHaveLength(1);
    });
    await fc.assert(property, { numRuns: 40 });
  });
}
