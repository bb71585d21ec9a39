import { type EverywhereName, heardEverywhere, shortcuts } from "./shortcuts.ts";

export type PressedKeys = Pick<
  KeyboardEvent,
  | "key"
  | "code"
  | "metaKey"
  | "ctrlKey"
  | "shiftKey"
  | "altKey"
  | "isComposing"
  | "keyCode"
  | "repeat"
  | "defaultPrevented"
>;

/** What browsers name as the key of an event that belongs to an input method. */
const composingKeyCode = 229;

export function isApple(platform: string): boolean {
  return /mac|iphone|ipad/i.test(platform);
}

/** Which shortcut was pressed; null while words are being composed, and for a sign that is written into a text. */
export function matchKeys(pressed: PressedKeys, isWriting: boolean, platform: string): EverywhereName | null {
  if (
    pressed.defaultPrevented ||
    pressed.repeat ||
    pressed.isComposing ||
    pressed.keyCode === composingKeyCode
  )
    return null;

  const found = heardEverywhere.find((name) => isPressed(pressed, shortcuts[name].keys, platform));
  return found && (shortcuts[found].whileWriting || !isWriting) ? found : null;
}

function isPressed(pressed: PressedKeys, keys: string, platform: string): boolean {
  const mod = isApple(platform) ? pressed.metaKey : pressed.ctrlKey;
  const other = isApple(platform) ? pressed.ctrlKey : pressed.metaKey;
  if (keys === "?") return pressed.key === "?" && !mod && !other && !pressed.altKey;

  const parts = keys.split("+");
  const letter = parts.at(-1) ?? "";
  const isLetter = pressed.key.toLowerCase() === letter || pressed.code === `Key${letter.toUpperCase()}`;
  return isLetter && mod && !other && !pressed.altKey && pressed.shiftKey === parts.includes("shift");
}
