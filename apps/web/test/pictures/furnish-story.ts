import { createServiceClient } from "@claw/client";
import type { House, Person } from "@claw/testing/browser";
import type { Story } from "./stories.ts";

const models = ["glm-4.6", "deepseek-chat", "qwen-max"];

export type Furnished = { conversationId: string; citedId: string };

/** Gives somebody what a story tells: conversations of several days, a base, two answers, a month of usage. */
export async function furnishStory(house: House, person: Person, story: Story): Promise<Furnished> {
  await using claw = createServiceClient({ url: house.url, credentials: person });
  house.answering({
    [story.conversation.question]: {
      pieces: [story.conversation.answer],
      usage: { prompt_tokens: 412, completion_tokens: 238, total_tokens: 650 },
    },
    [story.cited.question]: {
      pieces: [story.cited.answer],
      usage: { prompt_tokens: 1234, completion_tokens: 187, total_tokens: 1421 },
    },
  });

  const base = await claw.knowledge.create.mutate(story.base);
  for (const document of story.documents) {
    const { id } = await claw.knowledge.addText.mutate({
      knowledgeBaseId: base.id,
      fileType: "md",
      ...document,
    });
    while ((await claw.knowledge.getDocument.query({ documentId: id })).status !== "ready");
  }

  for (const title of story.titles.toReversed()) await claw.conversation.create.mutate({ title });
  const { title, question } = story.cited;
  const cited = await claw.conversation.create.mutate({ title, knowledgeBaseIds: [base.id] });
  await claw.conversation.chat.mutate({ conversationId: cited.id, content: question });
  const conversation = await claw.conversation.create.mutate({ title: story.conversation.title });
  await claw.conversation.chat.mutate({
    conversationId: conversation.id,
    content: story.conversation.question,
  });

  await ageConversations(house, story.titles);
  await addUsage(house, (await claw.auth.me.query()).id);
  await addHours(house);

  return { conversationId: conversation.id, citedId: cited.id };
}

/** The later a title is named, the older its conversation is. */
async function ageConversations({ database }: House, titles: readonly string[]): Promise<void> {
  await database.db.pool.query(
    `UPDATE conversations SET last_activity_at = now() - place * interval '20 hours'
     FROM unnest($1::text[]) WITH ORDINALITY AS named (name, place) WHERE title = name`,
    [titles],
  );
}

/** A month of calls, the same on each day of taking pictures. */
async function addUsage({ database }: House, userId: string): Promise<void> {
  await database.db.pool.query(
    `INSERT INTO usage_days (organization_id, user_id, day, model, purpose, calls, estimated_calls, fresh_tokens,
                             cached_tokens, cache_write_tokens, output_tokens, reasoning_tokens, cost_micro)
     SELECT m.organization_id, m.user_id, (now() AT TIME ZONE 'Asia/Shanghai')::date - n, model, 'answer', calls, calls / 9,
            calls * 1600, calls * 400, 0, calls * 420, calls * 60, calls * 26000
     FROM memberships m, generate_series(1, 29) AS n, unnest($2::text[]) WITH ORDINALITY AS named (model, place),
          LATERAL (SELECT ((n * 7 + place * 11) % 13 + (n * place) % 5)::int AS calls) AS counted
     WHERE m.user_id = $1 AND n % 7 <> 3 AND calls > 0`,
    [userId, models],
  );
}

/** Two days of answers, as the installation has them. */
async function addHours({ database }: House): Promise<void> {
  await database.db.pool.query(
    `INSERT INTO usage_hours (hour, model, shard, calls, answers, failed, tokens, cost_micro, first_tokens, first_token_ms,
                              first_token_counts)
     SELECT date_trunc('hour', now()) - n * interval '1 hour', model, 0, calls, calls, (calls % 23 = 0)::int, calls * 2100,
            calls * 26000, calls, calls * (240 + 60 * place),
            array_fill(0, ARRAY[15 + place::int]) || ARRAY[calls - calls / 3, calls / 4, calls / 12]
     FROM generate_series(1, 71) AS n, unnest($1::text[]) WITH ORDINALITY AS named (model, place),
          LATERAL (SELECT (12 + 9 * sin(n / 3.8) + (n * place) % 5)::int AS calls) AS counted`,
    [models],
  );
}
