import { patient } from "@claw/ui/patient";
import { useShortcuts } from "@claw/ui/shortcuts";
import { useStore } from "@claw/ui/store";
import { lazy, Suspense } from "react";
import { useApp } from "./app-context.ts";
import { focusSearch, pageKeys } from "./page-keys.ts";
import { useRoomLetters } from "./use-room-letters.ts";

const Palette = lazy(patient(() => import("./palette.tsx")));
const ShortcutsDialog = lazy(patient(() => import("./shortcuts-dialog.tsx")));

/** What keys bring over the page, and the keys themselves. */
export function Overlays() {
  const { overlay } = useApp();
  const shown = useStore(overlay);
  const close = () => overlay.set("none");
  useRoomLetters();
  useShortcuts(pageKeys, {
    palette: () => overlay.set("palette"),
    search: focusSearch,
    shortcuts: () => overlay.set("shortcuts"),
  });

  return (
    <Suspense>
      {shown === "palette" ? <Palette onClose={close} /> : null}
      {shown === "shortcuts" ? <ShortcutsDialog onClose={close} /> : null}
    </Suspense>
  );
}
