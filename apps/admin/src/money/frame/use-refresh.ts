import { useQueryClient } from "@tanstack/react-query";

/** What others do in this room is seen within this time. */
export const freshMs = 15_000;

/** After a deed: every list of the room is read anew. */
export function useRefresh(): () => Promise<void> {
  const client = useQueryClient();

  return () => client.invalidateQueries({ queryKey: ["money"] });
}
