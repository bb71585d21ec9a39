import { DomainError } from "@claw/contract";

export function noSuchPrompt(): DomainError {
  return new DomainError("NOT_FOUND", { message: "There is no such prompt." });
}
