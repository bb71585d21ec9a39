import type { Participant } from "@claw/contract";
import type { Transaction } from "@claw/db";

export type Participants = (id: string) => Participant;

/** Names and e-mail addresses of people, as they are today; null where the account is gone. */
export async function readParticipants(
  tx: Transaction,
  ids: readonly (string | null)[],
): Promise<Participants> {
  const wanted = [...new Set(ids.flatMap((id) => id ?? []))];
  const rows = await tx.user.findMany({
    where: { id: { in: wanted } },
    select: { id: true, name: true, email: true, closedAt: true },
  });
  const known = new Map(
    rows.map(({ id, name, email, closedAt }) => [
      id,
      closedAt ? { id, name: null, email: null } : { id, name, email },
    ]),
  );

  return (id) => known.get(id) ?? { id, name: null, email: null };
}

export function participantOrNull(participants: Participants, id: string | null): Participant | null {
  return id === null ? null : participants(id);
}
