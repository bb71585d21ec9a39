import { busyPersonId, personSql, type Step, size } from "./size.ts";

const conversations = 1_000;
const conversationSql = (number: string) =>
  `('00000000-0000-7000-b000-' || lpad((${number})::text, 12, '0'))::uuid`;

export const peopleSteps: readonly Step[] = [
  [
    "people",
    `INSERT INTO users (id, email, password_hash, name, company, subscription_tier, is_active, is_verified,
                        last_login_at, updated_at, created_at)
     SELECT ${personSql("n")}, 'person-' || n || '@example.com', '-',
            (ARRAY['李','王','张','陈','赵'])[1 + n % 5] || (ARRAY['雷','敏','伟','思','晓'])[1 + n / 5 % 5] || n,
            CASE WHEN n % 4 = 0 THEN '星火科技' || n % 500 END,
            (ARRAY['free','pro','enterprise'])[1 + n % 3]::"SubscriptionTier", n % 50 <> 0, n % 3 <> 0,
            CASE WHEN n % 10 <> 0 THEN now() - n % 1000 * interval '1 hour' END, now(), now() - n * interval '8 minutes'
     FROM generate_series(1, ${size.people}) n`,
  ],
  [
    "their organizations",
    `INSERT INTO organizations (id, name, is_personal, updated_at)
     SELECT id, name, true, now() FROM users WHERE email LIKE 'person-%'`,
  ],
  [
    "who is in which organization",
    "INSERT INTO memberships (organization_id, user_id, role) SELECT id, id, 'owner' FROM users WHERE email LIKE 'person-%'",
  ],
  [
    "sessions of one person",
    `INSERT INTO sessions (id, user_id, organization_id, refreshed_at, expires_at, user_agent, address)
     SELECT gen_random_uuid(), '${busyPersonId}', '${busyPersonId}',
            now() - n * interval '5 minutes', now() + interval '60 days', 'Mozilla/5.0', '192.0.2.' || n % 250
     FROM generate_series(1, ${size.sessions}) n`,
  ],
  [
    "conversations of one person",
    `INSERT INTO conversations (id, organization_id, owner_id, title, last_activity_at, updated_at)
     SELECT ${conversationSql("n")}, '${busyPersonId}', '${busyPersonId}', '问题 ' || n,
            now() - n * interval '1 hour', now()
     FROM generate_series(1, ${conversations}) n`,
  ],
  [
    "messages of one person",
    `INSERT INTO messages (id, organization_id, conversation_id, role, content, updated_at)
     SELECT gen_random_uuid(), '${busyPersonId}', ${conversationSql(`1 + n % ${conversations}`)},
            (ARRAY['user', 'assistant'])[1 + n / ${conversations} % 2]::"MessageRole", '第 ' || n || ' 条', now()
     FROM generate_series(1, ${size.messages}) n`,
  ],
];
