import { type Actor, type Setting, SettingKey, settingFacts } from "@claw/contract";
import { requireOperator } from "../runtime/require-actor.ts";
import type { SettingsDeps } from "./deps.ts";
import { isSensitive } from "./settings-book.ts";

type LastChange = {
  key: string;
  version: number;
  is_default: boolean;
  created_at: Date;
  name: string | null;
  email: string | null;
};

/** Key by key, so that of a long history the last version is read alone. */
const lastChangesSql = `
  SELECT v.key, v.version, v.value IS NULL AND v.sealed IS NULL AS is_default, v.created_at, u.name, u.email
  FROM unnest($1::text[]) AS known (key)
    CROSS JOIN LATERAL (SELECT * FROM setting_versions WHERE key = known.key ORDER BY version DESC LIMIT 1) v
    LEFT JOIN users u ON u.id = v.changed_by`;

/** Every setting, in the order in which they are defined. */
export async function listSettings({ db, book }: SettingsDeps, actor: Actor): Promise<Setting[]> {
  requireOperator(actor);
  await book.refresh();
  const { rows } = await db.pool.query<LastChange>(lastChangesSql, [SettingKey.options]);

  return SettingKey.options.map((key) => {
    const last = rows.find((row) => row.key === key);
    const value = book.get(key);

    return {
      key,
      ...settingFacts[key],
      value: isSensitive(key) ? null : value,
      isSet: value !== null,
      isDefault: last?.is_default ?? true,
      version: last?.version ?? 0,
      changedAt: last?.created_at.toISOString() ?? null,
      changedBy: last ? last.name || last.email : null,
    };
  });
}
