import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { useApp } from "../app/app-context.ts";
import { peopleKey } from "./use-people.ts";

/** After a deed on a person: says that it was done, and reads again what shows it. */
export function usePersonDeed() {
  const t = useTranslations("users.done");
  const { notices } = useApp();
  const queryClient = useQueryClient();
  const utils = trpc.useUtils();

  return async (done: Parameters<typeof t>[0], deed: () => Promise<unknown>): Promise<void> => {
    await deed();
    notices.tell(t(done));
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: peopleKey }),
      utils.admin.users.get.invalidate(),
    ]);
  };
}
