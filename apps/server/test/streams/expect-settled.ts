import type { Database } from "@claw/db";
import { expect } from "vitest";

/**
 * Nothing is being written any more, and each call was counted exactly once: what messages, conversations and people
 * are said to have cost is the sum of their calls, so neither a second settlement nor a lost one goes unseen.
 */
export async function expectAllSettledOnce(db: Database): Promise<void> {
  const { rows } = await db.pool.query<{ what: string; id: string }>(leftSql);

  expect(rows).toEqual([]);
}

const leftSql = `
  SELECT 'is left streaming' AS what, id FROM messages WHERE status = 'streaming'
  UNION ALL
  SELECT 'is not settled', id FROM llm_calls WHERE state IN ('reserved', 'streaming')
  UNION ALL
  SELECT invariant || ': ' || detail, subject::uuid FROM billing_invariants
  UNION ALL
  SELECT 'costs other than its calls', m.id
  FROM messages m LEFT JOIN llm_calls c ON c.message_id = m.id AND c.purpose = 'answer'
  WHERE m.role = 'assistant'
  GROUP BY m.id HAVING coalesce(m.cost_micro, 0) <> coalesce(sum(c.cost_micro), 0)
  UNION ALL
  SELECT 'costs other than its calls', v.id
  FROM conversations v LEFT JOIN llm_calls c ON c.conversation_id = v.id
  GROUP BY v.id HAVING v.total_cost_micro <> coalesce(sum(c.cost_micro), 0)
  UNION ALL
  SELECT 'costs other than its calls', u.id
  FROM users u LEFT JOIN llm_calls c ON c.user_id = u.id
  GROUP BY u.id HAVING u.total_cost_micro <> coalesce(sum(c.cost_micro), 0)
  UNION ALL
  SELECT 'was charged for nothing', m.id FROM messages m
  WHERE m.role = 'assistant' AND m.cost_micro > 0 AND m.content = '' AND m.reasoning = ''
  UNION ALL
  SELECT 'was free', m.id FROM messages m
  WHERE m.role = 'assistant' AND m.cost_micro = 0 AND (m.content <> '' OR m.reasoning <> '')`;
