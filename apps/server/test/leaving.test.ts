import { createServiceClient } from "@claw/client";
import { expect, test } from "vitest";
import { password, reasonOf, startWorld } from "./world.ts";

test("who deletes the account is out everywhere, leaves nothing that tells of them, and what was paid stays counted", async () => {
  await using world = await startWorld();
  const { prisma } = world.db;
  await world.register();
  const person = await world.register();
  const bearer = { authorization: `Bearer ${person.accessToken}` };
  const claw = createServiceClient({ url: world.url, credentials: { email: person.email, password } });
  const { id: conversationId } = await claw.conversation.create.mutate({ title: "心里话" });
  await claw.conversation.chat.mutate({ conversationId, content: "只说给自己" });
  const { token } = await claw.conversation.share.mutate({ conversationId });
  const { id: knowledgeBaseId } = await claw.knowledge.create.mutate({ name: "私人资料" });
  await claw.knowledge.addText.mutate({ knowledgeBaseId, title: "日记", content: "今天" });
  await claw.user.update.mutate({ name: "李雷", phone: "+86 10 1234", company: "星火" });
  const download = await claw.user.exportData.mutate();
  const saved = await fetch(`${world.url}${download.url}`);
  expect(saved.headers.get("content-disposition")).toMatch(/^attachment; filename="claw-export-/);
  expect(await saved.text()).toContain("只说给自己");
  await claw.close();

  const wrong = await world.mutate("user.deleteAccount", { password: "not this one" }, bearer);
  expect(await reasonOf(wrong)).toBe("INVALID_CREDENTIALS");
  const response = await world.mutate("user.deleteAccount", { password }, bearer);
  expect(response.status).toBe(200);

  expect(await reasonOf(await world.query("auth.me", undefined, bearer))).toBe("UNAUTHENTICATED");
  expect(await reasonOf(await world.mutate("auth.login", { email: person.email, password }))).toBe(
    "INVALID_CREDENTIALS",
  );
  expect(await reasonOf(await world.query("share.get", { token }))).toBe("NOT_FOUND");
  expect((await fetch(`${world.url}${download.url}`)).status).toBe(401);
  const owned = { ownerId: person.userId };
  expect([
    await prisma.conversation.count({ where: owned }),
    await prisma.knowledgeBase.count({ where: owned }),
    await prisma.session.count({ where: { userId: person.userId } }),
  ]).toEqual([0, 0, 0]);
  const left = await prisma.user.findUniqueOrThrow({ where: { id: person.userId } });
  expect(JSON.stringify({ ...left, totalTokens: 0, totalCostMicro: 0 })).not.toMatch(
    new RegExp(`李雷|星火|1234|${person.email}`),
  );
  expect(left.closedAt).not.toBeNull();
  expect(await prisma.llmCall.count({ where: { userId: person.userId, state: "settled" } })).toBeGreaterThan(
    0,
  );
  const again = await world.mutate("auth.register", { email: person.email, password });
  expect(again.status).toBe(200);
});

test("the last operator stays; with another one it may leave", async () => {
  await using world = await startWorld();
  const [operator, person] = [await world.register(), await world.register()];
  const bearer = { authorization: `Bearer ${operator.accessToken}` };

  expect(await reasonOf(await world.mutate("user.deleteAccount", { password }, bearer))).toBe("CONFLICT");
  await world.mutate("user.setRole", { userId: person.userId, role: "operator" }, bearer);
  expect((await world.mutate("user.deleteAccount", { password }, bearer)).status).toBe(200);
  const users = await world.query("user.list", {}, { authorization: `Bearer ${person.accessToken}` });
  expect(await users.text()).not.toContain(operator.userId);
});

test("everything of one's own is downloaded with a token as well, and not without", async () => {
  await using world = await startWorld();
  const person = await world.register();
  const url = `${world.url}/api/v1/users/me/export`;

  const saved = await fetch(url, { headers: { authorization: `Bearer ${person.accessToken}` } });

  expect(await saved.json()).toMatchObject({ format: "claw.export", profile: { email: person.email } });
  expect((await fetch(url)).status).toBe(401);
});

test("a file is imported over HTTP as a form, and by nothing else", async () => {
  await using world = await startWorld();
  const person = await world.register();
  const headers = { authorization: `Bearer ${person.accessToken}` };
  const mapping = {
    q: {
      parent: null,
      message: { author: { role: "user" }, content: { content_type: "text", parts: ["问"] } },
    },
  };
  const form = new FormData();
  form.append(
    "file",
    new File([JSON.stringify([{ id: "c", title: "题", mapping, current_node: "q" }])], "conversations.json"),
  );

  const response = await fetch(`${world.url}/trpc/conversation.import`, {
    method: "POST",
    headers,
    body: form,
  });
  expect(await response.json()).toMatchObject({ result: { data: { messages: 1 } } });

  expect(await reasonOf(await world.mutate("conversation.import", {}, headers))).toBe("INVALID_INPUT");
});
