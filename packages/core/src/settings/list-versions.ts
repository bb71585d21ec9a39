import type { Actor, SettingHistory, SettingVersionPage } from "@claw/contract";
import { z } from "zod";
import { invalidCursor } from "../runtime/cursor.ts";
import { requireOperator } from "../runtime/require-actor.ts";
import type { SettingsDeps } from "./deps.ts";
import { isSensitive, storedValue } from "./settings-book.ts";

/** What a setting was, the newest version first. */
export async function listVersions(
  { db, key: secret }: SettingsDeps,
  actor: Actor,
  { key, cursor, limit }: SettingHistory,
): Promise<SettingVersionPage> {
  requireOperator(actor);
  const before = cursor ? parseVersion(cursor) : null;
  const rows = await db.prisma.settingVersion.findMany({
    where: { key, ...(before === null ? {} : { version: { lt: before } }) },
    orderBy: { version: "desc" },
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  const people = await db.prisma.user.findMany({
    where: { id: { in: page.flatMap(({ changedBy }) => changedBy ?? []) } },
    select: { id: true, name: true, email: true },
  });

  return {
    items: page.map((row) => {
      const person = people.find(({ id }) => id === row.changedBy);
      return {
        version: row.version,
        value: isSensitive(key) ? null : z.json().parse(storedValue(row, secret) ?? null),
        isDefault: row.value === null && row.sealed === null,
        changedById: row.changedBy,
        changedBy: person ? person.name || person.email : null,
        createdAt: row.createdAt.toISOString(),
      };
    }),
    nextCursor: rows.length > limit ? String(page.at(-1)?.version) : null,
  };
}

function parseVersion(cursor: string): number {
  if (!/^\d{1,9}$/.test(cursor)) throw invalidCursor();

  return Number(cursor);
}
