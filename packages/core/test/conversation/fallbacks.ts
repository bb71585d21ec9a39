import { DomainError } from "@claw/contract";
import { type FallbackReason, ProviderError } from "@claw/core";
import { type Database, uuidv7 } from "@claw/db";
import { modelName } from "./world.ts";

/** A model of the provider `test`, that costs so many micro-yuan per million tokens. */
export async function addModel(
  db: Database,
  name: string,
  price: bigint,
  contextWindow = 128_000,
): Promise<void> {
  const id = uuidv7();
  const limits = { contextWindow, maxOutputTokens: 8_192 };
  await db.prisma.model.create({
    data: { id, name, displayName: name, provider: "test", upstreamName: `up-${name}`, ...limits },
  });
  const validFrom = new Date(0);
  await db.prisma.priceVersion.create({
    data: { id: uuidv7(), modelId: id, validFrom, input: price, output: price },
  });
}

export async function nameFallbacks({ prisma }: Database, names: string[], of = modelName): Promise<void> {
  const models = await prisma.model.findMany({ where: { name: { in: names } } });
  const fallbackIds = names.flatMap((name) => models.find((model) => model.name === name)?.id ?? []);
  await prisma.model.update({ where: { name: of }, data: { fallbackIds } });
}

/** A provider's own failure. */
export const broken = (code: DomainError["code"], reason: FallbackReason) =>
  new ProviderError(new DomainError(code, { message: "broken" }), reason);
