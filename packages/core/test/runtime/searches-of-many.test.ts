import { ListAccessRules, SearchBases, SearchLedger, SearchPeople, type UserActor } from "@claw/contract";
import { type Database, openDatabase } from "@claw/db";
import { createTestDatabase } from "@claw/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listRules } from "../../src/door/list-rules.ts";
import { searchBases } from "../../src/knowledge-care/search-bases.ts";
import { searchLedger } from "../../src/money/search-ledger.ts";
import { searchPeople } from "../../src/people/search-people.ts";
import { createPerson } from "../create-person.ts";

const kept = new AsyncDisposableStack();
const clock = { now: () => new Date() };
let db: Database;
let operator: UserActor;

/** More people, rules and movements than a search gathers before it walks the list; and a base of three people. */
const seed = `
  INSERT INTO users (id, email, password_hash, name, updated_at, created_at)
  SELECT gen_random_uuid(), 'person-' || n || '@many.example', '-', 'Ann Lee', now(), now() - n * interval '1 minute'
  FROM generate_series(1, 10100) n;
  INSERT INTO organizations (id, name, updated_at) SELECT id, name, now() FROM users WHERE email LIKE 'person-7__@many.example';
  INSERT INTO knowledge_bases (id, organization_id, owner_id, name, updated_at)
  SELECT gen_random_uuid(), id, id, email, now() FROM users WHERE email IN
    ('person-701@many.example', 'person-702@many.example', 'person-703@many.example');
  INSERT INTO access_rules (id, effect, range, note, created_at)
  SELECT gen_random_uuid(), (CASE WHEN n % 100 = 0 THEN 'allow' ELSE 'deny' END)::"AccessEffect",
         '10.0.' || n / 256 || '.' || n % 256, 'Abuse ' || n, now() - n * interval '1 minute'
  FROM generate_series(1, 3100) n;
  WITH given AS (
    INSERT INTO ledger_transactions (id, organization_id, kind, idempotency_key, created_at)
    SELECT gen_random_uuid(), id, 'grant', n || ':given', now() - n * interval '1 minute'
    FROM generate_series(1, 3100) n, organizations WHERE name = 'Ann Lee' AND id =
      (SELECT id FROM users WHERE email = 'person-701@many.example')
    RETURNING id, organization_id, split_part(idempotency_key, ':', 1)::bigint * 1000000 AS amount
  )
  INSERT INTO ledger_entries (transaction_id, account_id, amount_micro, balance_after_micro)
  SELECT given.id, w.id, amount, amount FROM given JOIN billing_accounts w USING (organization_id)
  UNION ALL SELECT id, '00000000-0000-7000-8000-000000000003', -amount, NULL FROM given;
  WITH used AS (
    INSERT INTO ledger_transactions (id, organization_id, kind, idempotency_key)
    SELECT gen_random_uuid(), organization_id, 'usage', n || ':usage'
    FROM generate_series(1, 2) n, ledger_transactions WHERE idempotency_key = '1:given'
    RETURNING id, organization_id, split_part(idempotency_key, ':', 1)::bigint * 2500000 AS amount
  )
  INSERT INTO ledger_entries (transaction_id, account_id, amount_micro, balance_after_micro)
  SELECT used.id, w.id, -amount, 0 FROM used JOIN billing_accounts w USING (organization_id)
  UNION ALL SELECT id, '00000000-0000-7000-8000-000000000001', amount, NULL FROM used;
  ANALYZE`;

beforeAll(async () => {
  const database = kept.use(await createTestDatabase());
  db = kept.use(openDatabase({ url: database.url }));
  operator = { ...(await createPerson(db)), role: "operator" };
  await db.pool.query(seed);
});
afterAll(() => kept.disposeAsync());

const people = (input: object) => searchPeople({ db }, operator, SearchPeople.parse(input));
const bases = (input: object) => searchBases({ db }, operator, SearchBases.parse(input));
const amounts = async (input: object) =>
  (await searchLedger({ db }, operator, SearchLedger.parse({ limit: 2, ...input }))).items.map(({ size }) =>
    Number(size),
  );
const rules = (input: object) => listRules({ db, clock }, operator, ListAccessRules.parse(input));

test("what nearly all fit is counted to a thousand, and its page is as it would be", async () => {
  const many = await people({ query: "MANY.example", sort: "createdAt", direction: "desc", limit: 2 });
  const abuse = await rules({ query: "abuse", limit: 2 });

  expect(many).toMatchObject({ total: 1_000, isCapped: true });
  expect(many.items.map(({ email }) => email)).toEqual(["person-1@many.example", "person-2@many.example"]);
  expect(abuse).toMatchObject({ total: 1_000, isCapped: true });
  expect(abuse.items.map(({ note }) => note)).toEqual(["Abuse 1", "Abuse 2"]);
});

test("what few fit is counted, also where nearly all have the words", async () => {
  expect(await people({ query: "person-77@" })).toMatchObject({ total: 1, isCapped: false });
  expect(await rules({ query: "abuse", effect: "allow" })).toMatchObject({ total: 31, isCapped: false });
  expect(await rules({ query: "Abuse 310" })).toMatchObject({ total: 2, isCapped: false });

  const owned = await bases({ query: "many.example", sort: "name", direction: "asc" });
  expect(owned).toMatchObject({ total: 3, isCapped: false });
  expect(owned.items.map(({ owner }) => owner.email)).toEqual([
    "person-701@many.example",
    "person-702@many.example",
    "person-703@many.example",
  ]);
});

test("the bases of people who have the words are found, however many such people there are", async () => {
  await db.pool.query("UPDATE knowledge_bases SET name = '手册'");

  expect(await bases({ query: "ann" })).toMatchObject({ total: 3, isCapped: false });
  expect(await bases({ query: "703@" })).toMatchObject({ total: 1, items: [{ name: "手册" }] });
});

test("of one or two letters words begin with them: in the middle of a word too much has them", async () => {
  expect(await people({ query: "LE" })).toMatchObject({ isCapped: true });
  expect(await people({ query: "nn" })).toMatchObject({ total: 0 });
  expect(await rules({ query: "31" })).toMatchObject({ total: 12 });
});

test("movements that many fit are met from the newest on, those that few fit are all found", async () => {
  expect(await amounts({ account: "promo", amountTo: "3100" })).toEqual([1, 2]);
  expect(await amounts({ amountFrom: "3", amountTo: "3100" })).toEqual([5, 3]);
  expect(await amounts({ amountFrom: "3", amountTo: "3100", kinds: ["usage"] })).toEqual([5]);
  expect(await amounts({ account: "promo", amountFrom: "3100", amountTo: "3100" })).toEqual([3100]);
  expect(await amounts({ account: "clearing" })).toEqual([]);
});
