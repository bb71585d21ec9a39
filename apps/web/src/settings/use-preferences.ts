import type { Preferences, UpdatePreferences } from "@claw/contract";
import { trpc } from "../api/trpc.ts";
import { useDeed } from "../api/use-deed.ts";
import { useApp } from "../app/app-context.ts";
import { usePerson } from "../auth/use-person.ts";

/** What is kept with the account, and how to change a part of it. Null while it loads. */
export function usePreferences() {
  const { browser } = useApp();
  const utils = trpc.useUtils();
  const { run, isBusy, failure } = useDeed();
  const preferences: Preferences | null = usePerson()?.preferences ?? null;
  const change = (wanted: UpdatePreferences) =>
    run(async () => {
      utils.auth.me.setData(undefined, await browser.trpc.user.update.mutate({ preferences: wanted }));
    });

  return { preferences, change, isBusy, failure };
}
