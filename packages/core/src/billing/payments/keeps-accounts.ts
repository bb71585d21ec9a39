import type { UserActor } from "@claw/contract";

/** Whether it is somebody with the billing role, or who runs this installation. */
export function keepsAccounts({ role }: UserActor): boolean {
  return role === "operator" || role === "billing";
}
