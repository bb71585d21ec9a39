import { isDeepStrictEqual } from "node:util";
import { type Actor, DomainError, type Setting, SettingKey, type SettingsFile } from "@claw/contract";
import { requireOperator } from "../runtime/require-actor.ts";
import type { SettingsDeps } from "./deps.ts";
import { listSettings } from "./list-settings.ts";
import { isSensitive } from "./settings-book.ts";
import { lockSettings, parseValue, writeVersion } from "./write-version.ts";

/** What was set here, for another installation or for a look at what has changed. */
export async function exportSettings(deps: SettingsDeps, actor: Actor): Promise<SettingsFile> {
  const settings = await listSettings(deps, actor);
  const own = settings.filter(({ key, isDefault }) => !isDefault && !isSensitive(key));

  return {
    format: "claw-settings",
    version: 1,
    settings: Object.fromEntries(own.map(({ key, value }) => [key, value])),
  };
}

/** What the file names; what it does not name stays. INVALID_INPUT, and then nothing of it is set. */
export async function importSettings(
  deps: SettingsDeps,
  actor: Actor,
  { settings }: SettingsFile,
): Promise<Setting[]> {
  const operator = requireOperator(actor);
  await deps.book.refresh();
  const changes = SettingKey.options.flatMap((key) => {
    const given = settings[key];
    if (given === undefined) return [];
    if (isSensitive(key)) {
      throw new DomainError("INVALID_INPUT", { message: `${key} is sensitive and cannot come from a file.` });
    }

    const value = parseValue(key, given);
    return isDeepStrictEqual(value, deps.book.get(key)) ? [] : [{ key, change: { value } }];
  });

  await deps.db.prisma.$transaction(async (tx) => {
    await lockSettings(tx);
    for (const change of changes) await writeVersion(deps, tx, operator, change);
  });

  return listSettings(deps, actor);
}
