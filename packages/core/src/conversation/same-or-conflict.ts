import { DomainError } from "@claw/contract";

type Existing = { organizationId: string; conversationId: string; role: string; content: string };

/** A retry gets the stored message back; the same id for anything else is a CONFLICT. */
export function sameOrConflict<Row extends Existing>(
  row: Row,
  input: { conversationId: string; role: string; content: string },
  organizationId: string,
): Row {
  const isSame =
    row.organizationId === organizationId &&
    row.conversationId === input.conversationId &&
    row.role === input.role &&
    row.content === input.content;
  if (isSame) return row;

  throw new DomainError("CONFLICT", { message: "This message id is taken. Send it with another." });
}
