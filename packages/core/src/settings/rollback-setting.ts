import { type Actor, DomainError, type RollbackSetting, type Setting } from "@claw/contract";
import { requireOperator } from "../runtime/require-actor.ts";
import type { SettingsDeps } from "./deps.ts";
import { getSetting } from "./set-setting.ts";
import { storedValue } from "./settings-book.ts";
import { lockSettings, writeVersion } from "./write-version.ts";

/** What an earlier version said, said again. */
export async function rollbackSetting(
  deps: SettingsDeps,
  actor: Actor,
  { key, version }: RollbackSetting,
): Promise<Setting> {
  const operator = requireOperator(actor);

  await deps.db.prisma.$transaction(async (tx) => {
    await lockSettings(tx);
    const earlier =
      version === 0 ? null : await tx.settingVersion.findUnique({ where: { key_version: { key, version } } });
    if (version > 0 && !earlier) {
      throw new DomainError("NOT_FOUND", { message: `${key} never had a version ${version}.` });
    }

    const value = earlier ? storedValue(earlier, deps.key) : undefined;
    await writeVersion(deps, tx, operator, { key, change: value === undefined ? "default" : { value } });
  });

  return getSetting(deps, actor, key);
}
