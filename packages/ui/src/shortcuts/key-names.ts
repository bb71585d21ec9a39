import { isApple } from "./match-keys.ts";

const names: Record<string, { apple: string; other: string }> = {
  mod: { apple: "⌘", other: "Ctrl" },
  shift: { apple: "⇧", other: "Shift" },
  enter: { apple: "↵", other: "Enter" },
  esc: { apple: "Esc", other: "Esc" },
  up: { apple: "↑", other: "↑" },
};

/** The keys as they are printed on the keyboard of this machine. */
export function keyNames(keys: string, platform: string): string[] {
  return keys.split("+").map((part) => {
    const name = names[part];
    if (!name) return part.toUpperCase();

    return isApple(platform) ? name.apple : name.other;
  });
}
