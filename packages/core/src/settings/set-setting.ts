import type { Actor, SetSetting, Setting, SettingKey, SettingRef } from "@claw/contract";
import { requireOperator } from "../runtime/require-actor.ts";
import type { SettingsDeps } from "./deps.ts";
import { listSettings } from "./list-settings.ts";
import { lockSettings, type SettingChange, writeVersion } from "./write-version.ts";

export async function setSetting(deps: SettingsDeps, actor: Actor, input: SetSetting): Promise<Setting> {
  const { key, value, expectedVersion } = input;

  return change(deps, actor, { key, change: { value }, expectedVersion });
}

export async function resetSetting(deps: SettingsDeps, actor: Actor, { key }: SettingRef): Promise<Setting> {
  return change(deps, actor, { key, change: "default" });
}

async function change(deps: SettingsDeps, actor: Actor, next: SettingChange): Promise<Setting> {
  const operator = requireOperator(actor);
  await deps.db.prisma.$transaction(async (tx) => {
    await lockSettings(tx);
    await writeVersion(deps, tx, operator, next);
  });

  return getSetting(deps, actor, next.key);
}

/** As it counts now. */
export async function getSetting(deps: SettingsDeps, actor: Actor, key: SettingKey): Promise<Setting> {
  const settings = await listSettings(deps, actor);
  const setting = settings.find((candidate) => candidate.key === key);
  if (!setting) throw new Error(`there is no setting ${key}`);

  return setting;
}
