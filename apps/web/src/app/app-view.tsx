import { TooltipProvider } from "@claw/ui";
import { LanguageProvider, type LoadedLanguage } from "@claw/ui/language";
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { trpc } from "../api/trpc.ts";
import { texts } from "../messages/messages.ts";
import { type App, AppContext } from "./app-context.ts";
import { Boot } from "./boot.tsx";
import type { AppRouter } from "./router.tsx";

export type AppViewProps = {
  app: App;
  queryClient: QueryClient;
  router: AppRouter;
  language: LoadedLanguage;
};

export function AppView({ app, queryClient, router, language }: AppViewProps) {
  return (
    <LanguageProvider source={texts} initial={language}>
      <AppContext value={app}>
        <trpc.Provider client={app.browser.trpc} queryClient={queryClient}>
          <QueryClientProvider client={queryClient}>
            <TooltipProvider>
              <Boot browser={app.browser}>
                <RouterProvider router={router} />
              </Boot>
            </TooltipProvider>
          </QueryClientProvider>
        </trpc.Provider>
      </AppContext>
    </LanguageProvider>
  );
}
