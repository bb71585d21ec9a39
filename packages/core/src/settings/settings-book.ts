import { SettingKey, SettingValues, settingFacts } from "@claw/contract";
import type { Database } from "@claw/db";
import { unseal } from "../auth/seal.ts";
import type { JobNotes } from "../runtime/job-notes.ts";
import type { Log } from "../runtime/ports.ts";
import { repeat } from "../runtime/repeat.ts";

/** The settings as they count now, in this process. */
export interface SettingsBook extends AsyncDisposable {
  get<Key extends SettingKey>(key: Key): SettingValues[Key];
  readonly defaults: SettingValues;
  /** Looks now, rather than within two seconds. */
  refresh(): Promise<void>;
}

export type SettingsBookDeps = {
  db: Database;
  log: Log;
  jobs?: JobNotes;
  /** What counts where nothing was set. */
  defaults: SettingValues;
  /** Opens what is sensitive. */
  key: Buffer;
};

export type StoredSetting = {
  key: string;
  version: number;
  value: unknown;
  sealed: Uint8Array | null;
};

const everyMs = 2_000;

/** Reads the settings and follows them, whichever process changes them. */
export async function openSettings(deps: SettingsBookDeps): Promise<SettingsBook> {
  const { db, log, jobs, defaults } = deps;
  let values = defaults;
  let newest = "";

  async function refresh(): Promise<void> {
    const { rows } = await db.pool.query<{ newest: string }>(
      "SELECT coalesce(max(id), 0)::text AS newest FROM setting_versions",
    );
    const found = rows[0]?.newest ?? "";
    if (found === newest) return;

    values = await readValues(deps);
    newest = found;
  }

  await refresh();
  const following = repeat({ what: "reading the settings", everyMs, log, jobs }, refresh);

  return {
    get: (key) => values[key],
    defaults,
    refresh,
    [Symbol.asyncDispose]: () => following[Symbol.asyncDispose](),
  };
}

export const lastVersionsSql = `
  SELECT DISTINCT ON (key) key, version, value, sealed FROM setting_versions ORDER BY key, version DESC`;

async function readValues({ db, log, defaults, key }: SettingsBookDeps): Promise<SettingValues> {
  const { rows } = await db.pool.query<StoredSetting>(lastVersionsSql);
  const set = rows.flatMap((row) => {
    const name = SettingKey.safeParse(row.key);
    // Of another version of the program.
    if (!name.success) return [];

    try {
      const value = storedValue(row, key);
      return value === undefined ? [] : [[name.data, SettingValues.shape[name.data].parse(value)] as const];
    } catch (error) {
      log.warn({ err: error, setting: row.key }, "a setting cannot be read: its default counts");
      return [];
    }
  });

  return SettingValues.parse({ ...defaults, ...Object.fromEntries(set) });
}

/** Undefined where the default counts. Throws for what was sealed by another secret. */
export function storedValue({ key: name, value, sealed }: StoredSetting, key: Buffer): unknown {
  if (sealed) return JSON.parse(unseal(key, sealed, `setting ${name}`));

  return isWrapped(value) ? value.is : undefined;
}

/** In the database a value lies in an object, so that null can be told from nothing. */
function isWrapped(value: unknown): value is { is: unknown } {
  return typeof value === "object" && value !== null && "is" in value;
}

export function isSensitive(key: SettingKey): boolean {
  return settingFacts[key].visibility === "sensitive";
}
