import type { User } from "@claw/contract";
import { trpc } from "../api/trpc.ts";
import { useSession } from "./use-session.ts";

/** The signed-in person as last heard of, changes made on the settings page included. Null where nobody is. */
export function usePerson(): User | null {
  const session = useSession();
  const user = session.status === "signedIn" ? session.user : undefined;
  const me = trpc.auth.me.useQuery(undefined, { initialData: user, enabled: user !== undefined });

  return me.data ?? null;
}
