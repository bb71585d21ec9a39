import type { Conversation, Database } from "@claw/db";
import { batchRows } from "./limits.ts";

type Row = { id: string; role: string; content: string; model: string | null; titles: string[] };

/** One branch of a conversation for people to read: headings for who speaks, the texts as they are. */
export async function* writeMarkdown(
  { pool }: Pick<Database, "pool">,
  { id, title, createdAt }: Conversation,
  lastId: string | null,
): AsyncGenerator<string> {
  yield `# ${title.replace(/\s+/g, " ")}\n\n${createdAt.toISOString()}\n`;

  const { rows: path } = await pool.query<{ id: string }>({
    name: "archive-path",
    text: pathSql,
    values: [id, lastId],
  });
  for (let start = 0; start < path.length; start += batchRows) {
    const ids = path.slice(start, start + batchRows).map((step) => step.id);
    const { rows } = await pool.query<Row>({ name: "archive-texts", text: textsSql, values: [id, ids] });
    for (const { role, content, model, titles } of rows) {
      yield `\n## ${headingOf(role, model)}\n\n${content.trim()}\n`;
      if (titles.length > 0) yield `\n${titles.map((text) => `> ${text.replace(/\s+/g, " ")}`).join("\n")}\n`;
    }
  }
}

function headingOf(role: string, model: string | null): string {
  return role === "assistant" && model !== null ? `assistant (${model})` : role;
}

/** From the root to the message, or to the newest one. */
const pathSql = `
  WITH RECURSIVE path AS (
    SELECT id, parent_id, 1 AS depth FROM messages
    WHERE conversation_id = $1 AND id = coalesce($2::uuid,
      (SELECT id FROM messages WHERE conversation_id = $1 ORDER BY seq DESC LIMIT 1))
    UNION ALL
    SELECT m.id, m.parent_id, p.depth + 1 FROM path p JOIN messages m ON m.id = p.parent_id
  )
  SELECT id FROM path ORDER BY depth DESC`;

const textsSql = `
  SELECT m.id, m.role::text AS role, coalesce(m.draft_content, m.content) AS content, m.model,
         ARRAY(SELECT '[' || (s->>'number') || '] ' || (s->>'title') FROM jsonb_array_elements(m.sources) s
               ORDER BY (s->>'number')::int) AS titles
  FROM unnest($2::uuid[]) WITH ORDINALITY AS w(id, place) JOIN messages m ON m.id = w.id
  WHERE m.conversation_id = $1 ORDER BY w.place`;
