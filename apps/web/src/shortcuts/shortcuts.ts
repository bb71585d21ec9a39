/** `mod` is the command key on Apple's machines and the control key on all others. */
export type Shortcut = {
  keys: string;
  /** Also while somebody writes. A sign that can be typed must not be taken from the text. */
  whileWriting: boolean;
};

/** Every key that does something, by what it does. Those of `actions` are heard everywhere; the others where they act. */
export const shortcuts = {
  palette: { keys: "mod+k", whileWriting: true },
  newConversation: { keys: "mod+shift+o", whileWriting: true },
  sidebar: { keys: "mod+b", whileWriting: true },
  shortcuts: { keys: "?", whileWriting: false },
  send: { keys: "enter", whileWriting: true },
  lineBreak: { keys: "shift+enter", whileWriting: true },
  recall: { keys: "up", whileWriting: true },
  stop: { keys: "esc", whileWriting: true },
} as const satisfies Record<string, Shortcut>;

export type ShortcutName = keyof typeof shortcuts;

/** Those that the frame of the page hears, wherever the focus is. */
export const heardEverywhere = ["palette", "newConversation", "sidebar", "shortcuts"] as const;
export type EverywhereName = (typeof heardEverywhere)[number];
