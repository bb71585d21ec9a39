import "./styles.css";
import type { SignOutCause } from "@claw/client/browser";
import { keepSignInHint, mayBeSignedIn } from "@claw/client/browser";
import { chooseLanguage, loadLanguage } from "@claw/ui/language";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { AppView } from "./app/app-view.tsx";
import { compose } from "./app/compose.ts";
import { createAppRouter } from "./app/router.tsx";
import { isBuilt } from "./env.ts";
import { texts } from "./messages/messages.ts";

const element = document.getElementById("root");
if (!element) throw new Error("index.html has no #root");

const language = await loadLanguage(
  texts,
  chooseLanguage(localStorage, navigator.languages),
  mayBeSignedIn(localStorage) ? ["house", ...(location.pathname === "/" ? ["beginning" as const] : [])] : [],
);

const { app, queryClient } = compose({ onSignedOut, onDeleted });
const router = createAppRouter(app);
keepSignInHint(app.browser.session, localStorage);

/** Nothing of one person is left for the next. Drafts of a session that merely ran out wait for its owner. */
function onSignedOut(cause: SignOutCause): void {
  const { href } = router.state.location;
  queryClient.clear();
  import("./offline/kept-storage.ts")
    .then(({ keptStorage }) => keptStorage(indexedDB).clear())
    .catch((error: unknown) => console.warn("what was kept for offline may be left", error));
  app.outbox.clear();
  app.uploads.clear();
  app.scrollMemory.clear();
  if (cause !== "expired") app.drafts.clearAll();

  const search = cause === "expired" ? { redirect: href, ended: true as const } : {};
  void router.navigate({ to: "/sign-in", search });
}

function onDeleted(conversationId: string): void {
  if (router.state.location.pathname === `/c/${conversationId}`) void router.navigate({ to: "/" });
}

createRoot(element).render(
  <StrictMode>
    <AppView app={app} queryClient={queryClient} router={router} language={language} />
  </StrictMode>,
);

void import("./offline/start-offline.ts").then(({ startOffline }) => startOffline(app, queryClient, isBuilt));
