import type { AuditEvent } from "@claw/contract";
import type { NamedPerson } from "../page/person-name.tsx";

/** Who did something, as they are called today. */
export function whoOf({ userId, userName, userEmail }: AuditEvent): NamedPerson {
  return { id: userId, name: userName, email: userEmail };
}
