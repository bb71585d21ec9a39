import type { User } from "@claw/contract";
import { expect, test } from "vitest";
import { createCaller } from "../src/root.ts";
import { contextOf, operator, person } from "./callers.ts";
import { recordingServices } from "./recording-services.ts";
import { answer, conversation, issued, question, user } from "./sample-data.ts";

/** A row as it comes out of a table: with more than anybody may see. */
function rowOf<Value extends object>(value: Value): Value {
  return Object.assign({}, value, {
    passwordHash: "$argon2id$secret",
    organizationId: "secret",
    totpSecret: "secret",
  });
}

test("what a service returns beyond the contract never reaches the caller", async () => {
  const { services } = recordingServices({
    auth: { me: async () => rowOf(user), login: async () => ({ ...rowOf(issued), user: rowOf(user) }) },
    user: { list: async () => ({ total: 1, items: [rowOf(user)] }) },
    conversation: {
      list: async () => ({ items: [rowOf(conversation)], nextCursor: null }),
      send: async () => ({ message: rowOf(question), reply: rowOf(answer) }),
    },
  });
  const app = createCaller(contextOf(services, operator));

  const seen = JSON.stringify([
    await app.auth.me(),
    await app.auth.login({ email: user.email, password: "correct horse" }),
    await app.user.list({}),
    await app.conversation.list(),
    await app.conversation.send({ conversationId: conversation.id, content: "?" }),
  ]);

  expect(seen).toContain(user.email);
  expect(seen).not.toMatch(/secret|passwordHash|organizationId/);
});

test("what a service returns short of the contract is an error of ours, not a half answer", async () => {
  const broken: User = { ...user, createdAt: "yesterday" };
  const { services } = recordingServices({ auth: { me: async () => broken } });

  await expect(createCaller(contextOf(services, person)).auth.me()).rejects.toMatchObject({
    code: "INTERNAL_SERVER_ERROR",
  });
});

test("browsers get the refresh token in their cookie and never in the body; other clients in the body", async () => {
  const { services } = recordingServices();
  const written: string[] = [];
  const refreshCookie = {
    read: () => null,
    write: (token: string) => void written.push(token),
    clear: () => undefined,
  };
  const login = { email: user.email, password: "correct horse" };

  const inBrowser = await createCaller(contextOf(services, null, { refreshCookie })).auth.login(login);
  const elsewhere = await createCaller(contextOf(services, null)).auth.login(login);

  expect(inBrowser).not.toHaveProperty("refreshToken");
  expect(written).toEqual(["refresh-1"]);
  expect(elsewhere.refreshToken).toBe("refresh-1");
});

test("refresh takes the token from the cookie; without one anywhere it is UNAUTHENTICATED", async () => {
  const { services, calls } = recordingServices();
  const refreshCookie = { read: () => "from-cookie", write: () => undefined, clear: () => undefined };

  await createCaller(contextOf(services, null, { refreshCookie })).auth.refresh();
  expect(calls[0]?.args[1]).toBe("from-cookie");

  await expect(createCaller(contextOf(services, null)).auth.refresh()).rejects.toMatchObject({
    code: "UNAUTHORIZED",
  });
});
