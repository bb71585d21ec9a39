import { DomainError } from "@claw/contract";

export function notOurs(): DomainError {
  return badFile("This is neither an export of ours nor conversations.json of ChatGPT.");
}

export function notWhole(cause?: unknown): DomainError {
  return badFile("The file is damaged, or not whole.", cause);
}

export function badFile(message: string, cause?: unknown): DomainError {
  return new DomainError("INVALID_INPUT", { message, cause, fields: [{ field: "file", message }] });
}
