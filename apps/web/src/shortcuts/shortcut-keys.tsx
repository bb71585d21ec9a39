import { Kbd } from "@claw/ui";
import { keyNames } from "@claw/ui/shortcuts";
import { type ShortcutName, shortcuts } from "./shortcuts.ts";

/** The keys of a shortcut, beside what they do. */
export function ShortcutKeys({ of }: { of: ShortcutName }) {
  return (
    <span className="ml-auto flex shrink-0 gap-1 pointer-coarse:hidden">
      {keyNames(shortcuts[of].keys, navigator.platform).map((name) => (
        <Kbd key={name}>{name}</Kbd>
      ))}
    </span>
  );
}
