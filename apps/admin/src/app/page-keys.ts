import type { Shortcut } from "@claw/ui/shortcuts";

/** What the frame hears on every page. `g` and a room's letter go to the room. */
export const pageKeys = {
  palette: { keys: "mod+k", whileWriting: true },
  search: { keys: "/", whileWriting: false },
  shortcuts: { keys: "?", whileWriting: false },
} as const satisfies Record<string, Shortcut>;

/** Marks the field that `/` goes to. */
export const searchFieldMark = { "data-page-search": "" } as const;

/** The page's own search field, if it has one. */
export function focusSearch(): void {
  const field = document.querySelector<HTMLInputElement>("input[data-page-search]");
  field?.focus();
  field?.select();
}
