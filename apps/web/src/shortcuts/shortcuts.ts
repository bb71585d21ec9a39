import type { Shortcut } from "@claw/ui/shortcuts";

/** Those that the frame of the page hears, wherever the focus is. */
export const pageShortcuts = {
  palette: { keys: "mod+k", whileWriting: true },
  newConversation: { keys: "mod+shift+o", whileWriting: true },
  sidebar: { keys: "mod+b", whileWriting: true },
  shortcuts: { keys: "?", whileWriting: false },
} as const satisfies Record<string, Shortcut>;

/** Every key that does something, by what it does; those that are not the page's are heard where they act. */
export const shortcuts = {
  ...pageShortcuts,
  send: { keys: "enter", whileWriting: true },
  lineBreak: { keys: "shift+enter", whileWriting: true },
  recall: { keys: "up", whileWriting: true },
  stop: { keys: "esc", whileWriting: true },
} as const satisfies Record<string, Shortcut>;

export type ShortcutName = keyof typeof shortcuts;
