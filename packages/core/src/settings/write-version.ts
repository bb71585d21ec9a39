import { DomainError, type SettingKey, SettingValues, type UserActor } from "@claw/contract";
import type { Prisma, Transaction } from "@claw/db";
import { recordDeed } from "../audit/record-deed.ts";
import { seal } from "../auth/seal.ts";
import { lockForTransaction } from "../runtime/lock-for-transaction.ts";
import type { SettingsDeps } from "./deps.ts";
import { isSensitive } from "./settings-book.ts";

/** What a version says: a value, or that the default counts again. */
export type SettingChange = {
  key: SettingKey;
  change: { value: unknown } | "default";
  expectedVersion?: number | undefined;
};

/** Changes of settings stand in line, so that versions have no gap. */
export async function lockSettings(tx: Transaction): Promise<void> {
  await lockForTransaction(tx, "claw.auth.settings");
}

/** Writes the next version, with its entry in the audit log. INVALID_INPUT, CONFLICT. Needs {@link lockSettings}. */
export async function writeVersion(
  { clock, key: secret }: Pick<SettingsDeps, "clock" | "key">,
  tx: Transaction,
  operator: UserActor,
  { key, change, expectedVersion }: SettingChange,
): Promise<void> {
  const last = await tx.settingVersion.findFirst({ where: { key }, orderBy: { version: "desc" } });
  const version = last?.version ?? 0;
  if (expectedVersion !== undefined && expectedVersion !== version) {
    throw new DomainError("CONFLICT", { message: "Somebody else has changed it meanwhile. Look again." });
  }

  const at = clock.now();
  await tx.settingVersion.create({
    data: {
      key,
      version: version + 1,
      ...(change === "default" ? {} : contentOf(key, parseValue(key, change.value), secret)),
      changedBy: operator.userId,
      createdAt: at,
    },
  });
  await recordDeed(tx, operator, { action: "setting_changed", detail: { key, version: version + 1 }, at });
}

function contentOf(key: SettingKey, value: Prisma.InputJsonValue | null, secret: Buffer) {
  return isSensitive(key)
    ? { sealed: seal(secret, JSON.stringify(value), `setting ${key}`) }
    : { value: { is: value } };
}

/** INVALID_INPUT for what the setting cannot be. */
export function parseValue(key: SettingKey, value: unknown): Prisma.InputJsonValue | null {
  const parsed = SettingValues.shape[key].safeParse(value);
  if (parsed.success) return parsed.data;

  throw new DomainError("INVALID_INPUT", {
    message: `${key} cannot be that.`,
    fields: parsed.error.issues.map(({ path, message }) => ({
      field: ["value", ...path.map(String)].join("."),
      message,
    })),
  });
}
