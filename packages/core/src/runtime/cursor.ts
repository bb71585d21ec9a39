import { DomainError } from "@claw/contract";
import { z } from "zod";

/** A place in a list that is ordered by a time and, where that is the same, by id. */
export type Cursor = { at: Date; id: string };

const Parts = z.tuple([z.iso.datetime(), z.uuid()]);

export function encodeCursor({ at, id }: Cursor): string {
  return Buffer.from(`${at.toISOString()} ${id}`).toString("base64url");
}

/** INVALID_INPUT for a cursor that we never gave. */
export function decodeCursor(cursor: string): Cursor {
  const parts = Parts.safeParse(Buffer.from(cursor, "base64url").toString("utf8").split(" "));
  if (!parts.success) throw invalidCursor();

  const [at, id] = parts.data;
  return { at: new Date(at), id };
}

export function invalidCursor(): DomainError {
  return new DomainError("INVALID_INPUT", {
    message: "The cursor is not one that this list gave.",
    fields: [{ field: "cursor", message: "is not a cursor of this list" }],
  });
}
