import { patient } from "@claw/ui/patient";
import { useShortcuts } from "@claw/ui/shortcuts";
import { useStore } from "@claw/ui/store";
import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { focusComposer } from "../conversation/composer/focus-composer.ts";
import { pageShortcuts } from "../shortcuts/shortcuts.ts";
import { useApp } from "./app-context.ts";

const CommandPalette = lazy(patient(() => import("../palette/command-palette.tsx")));
const ShortcutsDialog = lazy(patient(() => import("../shortcuts/shortcuts-dialog.tsx")));

/** What keys bring over the page, and the keys themselves. */
export function Overlays() {
  const { layout } = useApp();
  const { overlay } = useStore(layout);
  const navigate = useNavigate();
  const show = (next: typeof overlay) => layout.set((state) => ({ ...state, overlay: next }));
  const close = () => show("none");
  useShortcuts(pageShortcuts, {
    palette: () => show("palette"),
    shortcuts: () => show("shortcuts"),
    newConversation: () => void navigate({ to: "/" }).then(focusComposer),
    sidebar: () => layout.set((state) => ({ ...state, isCollapsed: !state.isCollapsed })),
  });

  return (
    <Suspense>
      {overlay === "palette" ? <CommandPalette onClose={close} /> : null}
      {overlay === "shortcuts" ? <ShortcutsDialog onClose={close} /> : null}
    </Suspense>
  );
}
