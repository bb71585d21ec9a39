import { expect, test } from "vitest";
import { matchKeys, type PressedKeys } from "./match-keys.ts";

const shortcuts = {
  palette: { keys: "mod+k", whileWriting: true },
  newConversation: { keys: "mod+shift+o", whileWriting: true },
  shortcuts: { keys: "?", whileWriting: false },
} as const;

const pressed = (change: Partial<PressedKeys>): PressedKeys => ({
  key: "",
  code: "",
  metaKey: false,
  ctrlKey: false,
  shiftKey: false,
  altKey: false,
  isComposing: false,
  keyCode: 0,
  repeat: false,
  defaultPrevented: false,
  ...change,
});

test("the modifier is the command key on a Mac and the control key elsewhere", () => {
  const control = pressed({ key: "k", ctrlKey: true });
  const command = pressed({ key: "k", metaKey: true });

  expect(matchKeys(shortcuts, control, true, "Linux x86_64")).toBe("palette");
  expect(matchKeys(shortcuts, command, true, "MacIntel")).toBe("palette");
  expect(matchKeys(shortcuts, command, true, "Win32")).toBe(null);
  expect(matchKeys(shortcuts, control, true, "MacIntel")).toBe(null);
});

test("shift has to be as it is written, and a layout without Latin letters has the same keys", () => {
  const held = { code: "KeyO", ctrlKey: true };

  expect(matchKeys(shortcuts, pressed({ ...held, key: "щ", shiftKey: true }), true, "Linux")).toBe(
    "newConversation",
  );
  expect(matchKeys(shortcuts, pressed({ ...held, key: "щ" }), true, "Linux")).toBe(null);
});

test("a question mark lists the shortcuts, but not where it is written into a text", () => {
  const mark = pressed({ key: "?", shiftKey: true });

  expect(matchKeys(shortcuts, mark, false, "Linux")).toBe("shortcuts");
  expect(matchKeys(shortcuts, mark, true, "Linux")).toBe(null);
});

test("nothing is heard while an input method composes, from a key held down, or of what somebody else has heard", () => {
  const keys = { key: "k", ctrlKey: true };

  expect(matchKeys(shortcuts, pressed({ ...keys, isComposing: true }), true, "Linux")).toBe(null);
  expect(matchKeys(shortcuts, pressed({ ...keys, keyCode: 229 }), true, "Linux")).toBe(null);
  expect(matchKeys(shortcuts, pressed({ ...keys, repeat: true }), true, "Linux")).toBe(null);
  expect(matchKeys(shortcuts, pressed({ ...keys, defaultPrevented: true }), true, "Linux")).toBe(null);
});
