import { expect, test } from "vitest";
import { createTypingSignal } from "./typing-signal.ts";

function typist() {
  let time = 0;
  const said: boolean[] = [];
  const signal = createTypingSignal(
    (isTyping) => said.push(isTyping),
    () => time,
  );
  const type = (milliseconds: number) => {
    for (const end = time + milliseconds; time < end; time += 100) signal.note(false);
  };

  return { said, signal, type, pass: (milliseconds: number) => (time += milliseconds) };
}

test("ten seconds of typing are said four times, and the end once", () => {
  const { said, signal, type } = typist();
  type(10_000);
  signal.note(true);
  signal.note(true);

  expect(said).toEqual([true, true, true, true, false]);
});

test("a text that was emptied and begun again is said at once", () => {
  const { said, signal } = typist();
  signal.note(false);
  signal.note(true);
  signal.note(false);

  expect(said).toEqual([true, false, true]);
});

test("for some seconds after the last key the word of the server may be an echo", () => {
  const { signal, pass } = typist();
  expect(signal.mayBeOurs()).toBe(false);

  signal.note(false);
  pass(6_900);
  expect(signal.mayBeOurs()).toBe(true);
  pass(100);
  expect(signal.mayBeOurs()).toBe(false);
});
