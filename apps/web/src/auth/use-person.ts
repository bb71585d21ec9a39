import type { User } from "@claw/contract";
import { trpc } from "../api/trpc.ts";
import { useSession } from "./use-session.ts";

/** The signed-in person as last heard of, changes made on the settings page included. Null where nobody is. */
export function usePerson(): User | null {
  const session = useSession();
  const user = session.status === "signedIn" ? session.user : null;
  const me = trpc.auth.me.useQuery(undefined, {
    enabled: user !== null,
    ...(user ? { initialData: user } : {}),
  });

  return me.data ?? null;
}
