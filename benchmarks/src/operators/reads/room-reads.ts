import { type Admin, farDown, listOf, type Named, type Read } from "./read.ts";

/** Begins the names of what is asked of a server that refuses many. */
export const limitedKeys = "limited keys";

/** The overview, and the rooms of knowledge, jobs, limits, mail, models and settings. */
export function roomReads(admin: Admin, { modelId }: Named): Read[] {
  const { overview, knowledge, jobs, limits, mail, models, providers, settings } = admin;
  const bases = (name: string, input: Parameters<typeof knowledge.bases.query>[0]) =>
    listOf("knowledge bases")(name, () => knowledge.bases.query(input));
  const documents = listOf("documents");
  const rules = (name: string, input: Parameters<typeof limits.rules.query>[0]) =>
    listOf("rules of access")(name, () => limits.rules.query(input));
  const tasks = (name: string, input: Parameters<typeof jobs.tasks.query>[0]) =>
    listOf("tasks")(name, () => jobs.tasks.query(input));

  return [
    ...(["bytes", "chunks", "documents", "changedAt", "name"] as const).map((sort) =>
      bases(`by ${sort}`, { sort }),
    ),
    farDown(bases("page 1000", { skip: 50_000 })),
    bases("part of a name: 0042", { query: "0042" }),
    bases("an owner: person-4711@", { query: "person-4711@" }),
    bases("part of an address: person-99", { query: "person-99" }),
    bases("one sign that all have: 知", { query: "知" }),
    ...(["bytes", "changedAt", "name"] as const).map((sort) =>
      bases(`what all have, by ${sort}: 知识`, { query: "知识", sort }),
    ),
    bases("what all owners have: example.com", { query: "example.com" }),
    bases("nothing: zzzzzz", { query: "zzzzzz" }),

    documents("the queue", () => knowledge.queue.query({})),
    farDown(documents("the queue, page 1000", () => knowledge.queue.query({ skip: 50_000 }))),
    documents("the queue, of a stage", () => knowledge.queue.query({ stage: "waiting" })),
    documents("the queue, of a stage where none is", () => knowledge.queue.query({ stage: "reading" })),
    documents("failed ones", () => knowledge.failed.query({})),
    farDown(documents("failed ones, page 1000", () => knowledge.failed.query({ skip: 50_000 }))),
    documents("failed ones, of a reason", () => knowledge.failed.query({ problem: "SCANNED" })),
    documents("orphans", () => knowledge.orphans.query({})),
    documents("orphans of a kind", () => knowledge.orphans.query({ kind: "version_without_blob" })),

    tasks("first page", {}),
    farDown(tasks("page 1000", { skip: 50_000 })),
    tasks("of a state", { state: "later" }),
    tasks("of a state that none is in", { state: "failed" }),
    tasks("of a kind", { task: "remove_blobs" }),
    tasks("of a kind that is not there", { task: "ingest_version" }),
    listOf("jobs")("processes", () => jobs.processes.query()),

    rules("first page", {}),
    farDown(rules("page 1000", { skip: 50_000 })),
    rules("those that allow", { effect: "allow" }),
    rules("part of a range: 10.1.2", { query: "10.1.2" }),
    rules("what all ranges have: 10.", { query: "10." }),
    rules("a note: r77777", { query: "r77777" }),
    rules("an account: person-77770@", { query: "person-77770@" }),
    rules("what all accounts have: example.com", { query: "example.com" }),
    rules("one letter: r", { query: "r" }),
    rules("nothing: zzzzzz", { query: "zzzzzz" }),

    listOf(limitedKeys)("first page", () => limits.limited.query({})),
    farDown(listOf(limitedKeys)("page 100", () => limits.limited.query({ skip: 5_000 }))),
    listOf(limitedKeys)("one: nobody-7777", () => limits.limited.query({ query: "nobody-7777" })),
    listOf(limitedKeys)("what all have: example.net", () => limits.limited.query({ query: "example.net" })),
    listOf(limitedKeys)("nothing: zzzzzz", () => limits.limited.query({ query: "zzzzzz" })),

    listOf("mails")("first page", () => mail.list.query({})),
    farDown(listOf("mails")("page 1000", () => mail.list.query({ skip: 50_000 }))),
    listOf("mails")("all searched: person-77", () => mail.list.query({ query: "person-77" })),
    listOf("models")("all 500", () => models.list.query()),
    listOf("models")("prices of one", () => models.prices.query({ modelId })),
    listOf("providers")("all", () => providers.list.query()),
    listOf("settings")("all", () => settings.list.query()),
    listOf("settings")("versions of one", () => settings.history.query({ key: "limits.requestsPerMinute" })),

    { name: "providers: their health", isList: false, ask: () => providers.health.query() },
    { name: "overview: all figures, one look", isList: false, ask: () => overview.now.query() },
    ...(["answers", "cost", "users", "revenue"] as const).flatMap((figure) =>
      (["hours", "days", "months"] as const)
        .filter((range) => figure !== "revenue" || range !== "hours")
        .map((range) => ({
          name: `overview: ${figure} by ${range}`,
          isList: false,
          ask: () => overview.series.query({ figure, range }),
        })),
    ),
    ...(["hours", "days", "months"] as const).map((range) => ({
      name: `overview: models by ${range}`,
      isList: false,
      ask: () => overview.models.query({ range }),
    })),
  ];
}
