import { DomainError } from "@claw/contract";
import type { Verdict } from "./create-judge.ts";

/** FORBIDDEN for an address, ACCOUNT_DISABLED for a person. */
export function refusalAtDoor(verdict: Exclude<Verdict, "in">): DomainError {
  switch (verdict) {
    case "address":
      return new DomainError("FORBIDDEN", {
        message: "This address is not let in here. Ask those who run the installation.",
      });
    case "account":
      return new DomainError("ACCOUNT_DISABLED", {
        message: "This account is not let in here. Ask those who run the installation.",
      });
  }
}
