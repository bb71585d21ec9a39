import { trpc } from "../api/trpc.ts";

/** Whether nobody has registered yet: whoever does becomes the operator. */
export function useFreshness(): boolean {
  const installation = trpc.system.installation.useQuery();

  return installation.data?.isFresh ?? false;
}
