import "./styles.css";
import { chooseLanguage, loadLanguage } from "@claw/ui/language";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { AppView } from "./app/app-view.tsx";
import { compose } from "./app/compose.ts";
import { goToSignIn } from "./app/leave.ts";
import { createAdminRouter } from "./app/router.tsx";
import { texts } from "./messages/messages.ts";

const element = document.getElementById("root");
if (!element) throw new Error("index.html has no #root");

const language = await loadLanguage(texts, chooseLanguage(localStorage, navigator.languages), []);

const { app, queryClient } = compose((cause) => {
  queryClient.clear();
  if (cause === "expired") goToSignIn({ hasEnded: true });
  else location.replace("/");
});

createRoot(element).render(
  <StrictMode>
    <AppView app={app} queryClient={queryClient} router={createAdminRouter()} language={language} />
  </StrictMode>,
);
