import { DomainError } from "@claw/contract";
import { commonPasswords } from "./common-passwords.ts";

/** INVALID_INPUT for one of the passwords that everybody tries first, in whatever letter case. */
export function refuseCommonPassword(password: string, field: string): void {
  if (!commonPasswords.has(password.normalize("NFKC").toLowerCase())) return;

  throw new DomainError("INVALID_INPUT", {
    message: "This password is one of the most common ones. Choose another.",
    fields: [{ field, message: "is one of the most common passwords" }],
  });
}
