import type { Database } from "@claw/db";

/** What PostgreSQL has of an answer: its text, or the draft of one that is being written. */
export async function findStored(db: Database, id: string): Promise<{ status: string; content: string }> {
  const { status, content, draftContent } = await db.prisma.message.findUniqueOrThrow({ where: { id } });

  return { status, content: draftContent ?? content };
}
