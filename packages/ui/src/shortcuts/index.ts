export { keyNames } from "./key-names.ts";
export { isHeard, matchKeys, type PressedKeys, type Shortcut } from "./match-keys.ts";
export { isDialogOpen, isWriting, useShortcuts } from "./use-shortcuts.ts";
