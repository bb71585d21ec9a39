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

/** `mod` is the command key on Apple's machines and the control key on all others. */
export type Shortcut = {
  keys: string;
  /** Also while somebody writes. A sign that can be typed must not be taken from the text. */
  whileWriting: boolean;
};

/** What browsers name as the key of an event that belongs to an input method. */
const composingKeyCode = 229;

export function isApple(platform: string): boolean {
  return /mac|iphone|ipad/i.test(platform);
}

/** Which shortcut was pressed; null while words are being composed, and for a sign that is written into a text. */
export function matchKeys<Name extends string>(
  shortcuts: Record<Name, Shortcut>,
  pressed: PressedKeys,
  isWriting: boolean,
  platform: string,
): Name | null {
  if (!isHeard(pressed)) return null;

  for (const name in shortcuts) {
    const { keys, whileWriting } = shortcuts[name];
    if ((whileWriting || !isWriting) && isPressed(pressed, keys, platform)) return name;
  }

  return null;
}

/** Not of a key held down, of words being composed, or of what somebody else has heard. */
export function isHeard(pressed: PressedKeys): boolean {
  return !(
    pressed.defaultPrevented ||
    pressed.repeat ||
    pressed.isComposing ||
    pressed.keyCode === composingKeyCode
  );
}

function isPressed(pressed: PressedKeys, keys: string, platform: string): boolean {
  const mod = isApple(platform) ? pressed.metaKey : pressed.ctrlKey;
  const other = isApple(platform) ? pressed.ctrlKey : pressed.metaKey;
  // Signs, wherever a layout has them.
  if (keys === "?" || keys === "/") return pressed.key === keys && !mod && !other && !pressed.altKey;

  const parts = keys.split("+");
  const letter = parts.at(-1) ?? "";
  const isLetter = pressed.key.toLowerCase() === letter || pressed.code === `Key${letter.toUpperCase()}`;
  return (
    isLetter &&
    mod === parts.includes("mod") &&
    !other &&
    !pressed.altKey &&
    pressed.shiftKey === parts.includes("shift")
  );
}
