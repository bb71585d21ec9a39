import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import type { App } from "./app-context.ts";
import { NotFoundScreen } from "./not-found-screen.tsx";
import { PageCrash } from "./page-crash.tsx";
import { shellSearch } from "./search.ts";

export type RouterContext = { app: App };

export function isSignedIn({ app }: RouterContext): boolean {
  return app.browser.session.get().status === "signedIn";
}

export const root = createRootRouteWithContext<RouterContext>()({
  notFoundComponent: NotFoundScreen,
  errorComponent: PageCrash,
});

/** Everything for those who are signed in, beside the list of conversations. */
export const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  component: lazyRouteComponent(() => import("./shell.tsx"), "Shell"),
  validateSearch: shellSearch,
  beforeLoad: ({ context, location }) => {
    if (isSignedIn(context)) return;
    throw redirect({ to: "/sign-in", search: location.href === "/" ? {} : { redirect: location.href } });
  },
});
