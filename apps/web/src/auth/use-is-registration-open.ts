import { trpc } from "../api/trpc.ts";

/** Whether somebody new may make an account; yes until it is known. The first person always may. */
export function useIsRegistrationOpen(): boolean {
  const { data } = trpc.system.installation.useQuery();

  return data === undefined || data.isRegistrationOpen || data.isFresh;
}
