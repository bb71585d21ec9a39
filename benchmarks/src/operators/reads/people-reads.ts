import { type Admin, farDown, listOf, type Named, type Read } from "./read.ts";

export function peopleReads({ users, access, audit }: Admin, named: Named): Read[] {
  const people = listOf("users");
  const search = (name: string, input: Parameters<typeof users.search.query>[0]) =>
    people(name, () => users.search.query(input));
  const accesses = listOf("accesses");
  const events = listOf("audit log");
  const log = (name: string, input: Parameters<typeof audit.list.query>[0]) =>
    events(name, () => audit.list.query(input));
  const { busyPersonId, payerId, accessId, conversationId } = named;

  return [
    search("first page", {}),
    ...(["createdAt", "lastLoginAt", "name", "email", "totalCost"] as const).flatMap((sort) =>
      (["asc", "desc"] as const).map((direction) => search(`by ${sort}, ${direction}`, { sort, direction })),
    ),
    farDown(search("page 1000", { skip: 50_000 })),
    farDown(search("page 1000 by cost", { skip: 50_000, sort: "totalCost" })),
    search("those who are disabled", { isActive: false }),
    search("of a tier, by name", { tier: "pro", sort: "name", direction: "asc" }),
    search("of a tier, unverified, by cost", { tier: "enterprise", isVerified: false, sort: "totalCost" }),
    search("operators", { role: "operator" }),
    search("part of a name: 李雷", { query: "李雷" }),
    search("one sign, which many have: 李", { query: "李" }),
    search("one e-mail address: person-77777@", { query: "person-77777@" }),
    search("part of an address: person-99", { query: "person-99" }),
    search("two letters: pe", { query: "pe" }),
    search("what all addresses have: example.com", { query: "example.com" }),
    search("the same, by cost", { query: "example.com", sort: "totalCost" }),
    search("the same, disabled, by last sign-in", {
      query: "example.com",
      isActive: false,
      sort: "lastLoginAt",
    }),
    search("companies, 25,000 alike: 星火科技", { query: "星火科技" }),
    search("the same, by cost", { query: "星火科技", sort: "totalCost" }),
    search("one company: 星火科技428", { query: "星火科技428" }),
    search("nobody: 不存在的人", { query: "不存在的人" }),
    search("nobody, in letters: zzzzzz", { query: "zzzzzz" }),
    people("one with 100,000 messages and 1,000 sessions", () => users.get.query({ userId: busyPersonId })),
    people("what one used in thirty days", () => users.usage.query({ userId: payerId })),

    accesses("first page", () => access.list.query({})),
    accesses("to one person", () => access.list.query({ userId: busyPersonId })),
    accesses("the person's conversations", () => access.conversations.query({ accessId })),
    accesses("one conversation", () => access.messages.query({ accessId, conversationId })),

    log("first page", {}),
    log("part of a detail: n77777", { query: "n77777" }),
    log("an address: 192.0.2.77", { query: "192.0.2.77" }),
    log("two letters: si", { query: "si" }),
    log("what a third has: signed_in", { query: "signed_in" }),
    log("a person's address: person-77777@", { query: "person-77777@" }),
    log("what all persons have: example.com", { query: "example.com" }),
    log("nothing: 不存在", { query: "不存在" }),
    log("nothing, in letters: zzzzzz", { query: "zzzzzz" }),
    log("what failed", { outcome: "failed" }),
    log("what failed, searched: n1", { outcome: "failed", query: "n1" }),
    log("actions, one of them rare", { actions: ["setting_changed", "price_set"] }),
    log("an action that is not there", { actions: ["price_set"] }),
    log("a person", { userId: payerId }),
    log("a day long ago", { from: daysAgo(301), until: daysAgo(300) }),
    log("a month long ago, what failed", { from: daysAgo(330), until: daysAgo(300), outcome: "failed" }),
  ];
}

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString();
}
