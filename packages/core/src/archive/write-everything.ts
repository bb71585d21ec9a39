import { formatMicro, type UserActor } from "@claw/contract";
import { readLedger } from "../billing/account/ledger-rows.ts";
import { callsSeen } from "../billing/account/list-ledger.ts";
import { presentUser } from "../user/present-user.ts";
import { archiveHead } from "./archive-head.ts";
import type { ArchiveDeps } from "./deps.ts";
import { batchRows } from "./limits.ts";
import { writeConversation } from "./write-conversation.ts";

type Scope = Pick<ArchiveDeps, "db"> & { actor: UserActor };

/** Everything that belongs to a person, as one JSON text. At no time are more than some hundred rows of it in memory. */
export async function* writeEverything({ db, clock }: ArchiveDeps, actor: UserActor): AsyncGenerator<string> {
  const scope = { db, actor };
  const profile = await db.prisma.user.findUniqueOrThrow({ where: { id: actor.userId } });

  yield `${archiveHead(clock.now())},"profile":${JSON.stringify(presentUser(profile))}`;
  yield* writeList("conversations", writeConversations(scope));
  yield* writeList("prompts", writePrompts(scope));
  yield* writeList("knowledgeBases", writeBases(scope));
  yield* writeList("usage", writeUsage(scope));
  yield* writeList("ledger", writeLedger(scope));
  yield "}\n";
}

async function* writeList(name: string, items: AsyncIterable<string | AsyncIterable<string>>) {
  let isFirst = true;
  yield `,"${name}":[`;
  for await (const item of items) {
    yield isFirst ? "\n" : ",\n";
    isFirst = false;
    if (typeof item === "string") yield item;
    else yield* item;
  }
  yield "]";
}

/** Temporary ones were not to be kept: not here either. */
async function* writeConversations({ db, actor }: Scope) {
  const own = { organizationId: actor.organizationId, ownerId: actor.userId, isTemporary: false };
  let after: string | null = null;
  while (true) {
    const [row]: Awaited<ReturnType<typeof db.prisma.conversation.findMany>> =
      await db.prisma.conversation.findMany({
        where: { ...own, ...(after === null ? {} : { id: { gt: after } }) },
        orderBy: { id: "asc" },
        take: 1,
      });
    if (!row) return;

    yield writeConversation(db, row);
    after = row.id;
  }
}

async function* writePrompts({ db, actor }: Scope) {
  const own = { organizationId: actor.organizationId, ownerId: actor.userId };
  const rows = await db.prisma.prompt.findMany({ where: own, orderBy: { id: "asc" }, take: 10_000 });
  for (const { title, content, createdAt } of rows) yield JSON.stringify({ title, content, createdAt });
}

/** Names and facts of documents; their files are the person's already, and may be gigabytes. */
async function* writeBases({ db, actor }: Scope) {
  const { organizationId, userId } = actor;
  const bases = await db.prisma.knowledgeBase.findMany({
    where: { organizationId, ownerId: userId },
    orderBy: { id: "asc" },
    take: 10_000,
  });
  for (const { id, name, description, embeddingModel, createdAt } of bases) {
    const documents = await db.prisma.document.findMany({
      where: { organizationId, knowledgeBaseId: id },
      orderBy: { id: "asc" },
      take: 100_000,
    });
    yield JSON.stringify({
      id,
      name,
      description,
      embeddingModel,
      createdAt,
      documents: documents.map(({ fileSize, ...document }) => ({
        id: document.id,
        title: document.title,
        fileType: document.fileType,
        fileSize: Number(fileSize),
        status: document.status,
        version: document.version,
        contentHash: document.contentHash,
        createdAt: document.createdAt,
      })),
    });
  }
}

async function* writeUsage({ db, actor }: Scope) {
  const { organizationId, userId } = actor;
  for (let skip = 0; ; skip += batchRows) {
    const rows = await db.prisma.usageDay.findMany({
      where: { organizationId, userId },
      orderBy: [{ day: "asc" }, { model: "asc" }, { purpose: "asc" }],
      skip,
      take: batchRows,
    });
    for (const { day, model, purpose, calls, freshTokens, cachedTokens, outputTokens, costMicro } of rows) {
      const tokens = {
        input: Number(freshTokens),
        cached: Number(cachedTokens),
        output: Number(outputTokens),
      };
      const cost = formatMicro(costMicro);
      yield JSON.stringify({ day: day.toISOString().slice(0, 10), model, purpose, calls, tokens, cost });
    }
    if (rows.length < batchRows) return;
  }
}

async function* writeLedger({ db, actor }: Scope) {
  const { organizationId } = actor;
  const callsOf = await callsSeen(db, actor);
  let before: bigint | null = null;
  while (true) {
    const rows = await readLedger(db, { organizationId, callsOf, before, limit: batchRows });
    for (const { id, kind, amount, balance, reason, model, created_at } of rows) {
      const money = { amount: formatMicro(BigInt(amount)), balance: formatMicro(BigInt(balance)) };
      yield JSON.stringify({ id, time: created_at, kind, ...money, reason, model });
    }
    const last = rows.at(-1);
    if (!last || rows.length < batchRows) return;
    before = BigInt(last.seq);
  }
}
