import type { Database } from "@claw/db";

/** What the answers of a long conversation say, in turn: text, a list, code, a table. */
const answers = [
  "这是第 {n} 条回答。它有**重点**、`代码`和一个[链接](https://example.com)，长度和平常的一段差不多，读起来要几秒钟。\n\n第二段再说几句。",
  "第 {n} 条的要点：\n\n1. 先看数据\n2. 再下结论\n   - 有例外\n   - 也有反例\n\n> 引文一句。",
  "第 {n} 条给出代码：\n\n```ts\nexport function sum(values: readonly number[]): number {\n  return values.reduce((total, value) => total + value, 0);\n}\n```\n\n以上。",
  "第 {n} 条列成表：\n\n| 项目 | 数量 | 说明 |\n|---|--:|---|\n| 甲 | 12 | 常见 |\n| 乙 | 7 | 少见 |",
];

/** Continues the only conversation of a database by so many messages, questions and answers in turn. */
export async function seedMessages({ pool }: Database, count: number): Promise<void> {
  await pool.query(
    `WITH last AS (
       SELECT organization_id, conversation_id, id FROM messages ORDER BY seq DESC LIMIT 1
     ), ids AS (
       SELECT n, gen_random_uuid() AS id FROM generate_series(1, $1::int) AS n
     ), chain AS (
       SELECT n, id, lag(id) OVER (ORDER BY n) AS parent FROM ids
     )
     INSERT INTO messages (id, organization_id, conversation_id, parent_id, role, content, status, created_at, updated_at)
     SELECT chain.id, last.organization_id, last.conversation_id, coalesce(chain.parent, last.id),
            (CASE WHEN n % 2 = 1 THEN 'user' ELSE 'assistant' END)::"MessageRole",
            CASE WHEN n % 2 = 1 THEN '第 ' || n || ' 个问题' ELSE replace(($2::text[])[1 + (n / 2) % 4], '{n}', n::text) END,
            'complete', now(), now()
     FROM chain, last ORDER BY n`,
    [count, answers],
  );
}
