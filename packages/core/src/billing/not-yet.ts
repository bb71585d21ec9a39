import { DomainError } from "@claw/contract";

export async function notYet(): Promise<never> {
  throw new DomainError("UNAVAILABLE", { message: "Not yet." });
}
