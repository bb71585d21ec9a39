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
  { clock, key: secret, choices }: Pick<SettingsDeps, "clock" | "key" | "choices">,
  tx: Transaction,
  operator: UserActor,
  { key, change, expectedVersion }: SettingChange,
): Promise<void> {
  const last = await tx.settingVersion.findFirst({ where: { key }, orderBy: { version: "desc" } });
  const version = last?.version ?? 0;
  if (expectedVersion !== undefined && expectedVersion !== version) {
    throw new DomainError("CONFLICT", { message: "Somebody else has changed it meanwhile. Look again." });
  }

  const value = change === "default" ? undefined : parseValue(key, change.value);
  if (value !== undefined) requireChoice(key, value, choices[key]?.());

  const at = clock.now();
  await tx.settingVersion.create({
    data: {
      key,
      version: version + 1,
      ...(value === undefined ? {} : contentOf(key, value, secret)),
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

/** INVALID_INPUT for what cannot be chosen here now, such as the model of a provider that has gone. */
function requireChoice(
  key: SettingKey,
  value: Prisma.InputJsonValue | null,
  choices: readonly string[] | undefined,
): void {
  if (!choices || typeof value !== "string" || choices.includes(value)) return;

  throw new DomainError("INVALID_INPUT", {
    message: `${key}: there is no “${value}” to choose here.`,
    fields: [{ field: "value", message: "is not one that can be chosen" }],
  });
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
