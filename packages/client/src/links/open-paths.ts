import type { RouterInputs } from "@claw/api";

type ProcedurePath = {
  [Feature in keyof RouterInputs]: `${Feature}.${Extract<keyof RouterInputs[Feature], string>}`;
}[keyof RouterInputs];

const openPaths: ReadonlySet<string> = new Set<ProcedurePath>([
  "auth.register",
  "auth.login",
  "auth.refresh",
  "auth.logout",
  "auth.requestPasswordReset",
  "auth.resetPassword",
  "auth.verifyEmail",
  "system.installation",
  "share.get",
]);

/** Whether a procedure answers people who are not signed in. */
export function isOpenPath(path: string): boolean {
  return openPaths.has(path);
}
