import { usePerson } from "../../auth/use-person.ts";

/** Whether this person may say that a transfer has come. The server decides; this is for what is shown. */
export function useMayConfirm(): boolean {
  const role = usePerson()?.role;
  return role === "operator" || role === "billing";
}
