import type { Actor, OwnDisclosure } from "@claw/contract";
import { requirePerson } from "../user/require-person.ts";
import type { DisclosureDeps } from "./deps.ts";
import { presentDisclosure, withNames } from "./present-disclosure.ts";

const shown = 100;

export async function listOwnDisclosures(
  { db, clock }: Pick<DisclosureDeps, "db" | "clock">,
  actor: Actor,
): Promise<OwnDisclosure[]> {
  const { userId } = requirePerson(actor);
  const rows = await db.prisma.disclosure.findMany({
    where: { userId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: shown,
    include: withNames,
  });

  return rows.map((row) => presentDisclosure(row, clock.now()));
}
