import type { Actor, ErrorCode } from "@claw/contract";
import { TRPCError } from "@trpc/server";
import { expect, test } from "vitest";
import { describeError } from "../src/errors.ts";
import { apiKey, contextOf, operator, person } from "./callers.ts";
import { call, procedures, samples } from "./every-procedure.ts";
import { recordingServices } from "./recording-services.ts";
import type { Access } from "./sample.ts";

const byPath = new Map(Object.entries(samples));

function sampleOf(path: string) {
  const sample = byPath.get(path);
  if (!sample) throw new Error(`no sample for ${path}`);

  return sample;
}

async function outcome(path: string, actor: Actor | null, input: unknown): Promise<ErrorCode | "ok"> {
  const { services } = recordingServices();
  const socket = { id: "socket-1", renew: async () => undefined, roomFor: () => null };
  const procedure = procedures.find((candidate) => candidate.path === path);
  if (!procedure) throw new Error(`no procedure ${path}`);

  try {
    await call(procedure, contextOf(services, actor, { socket }), input);
    return "ok";
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    return describeError(error).reason;
  }
}

const expected: Record<Access, Record<"anonymous" | "apiKey" | "user" | "operator", ErrorCode | "ok">> = {
  open: { anonymous: "ok", apiKey: "ok", user: "ok", operator: "ok" },
  member: { anonymous: "UNAUTHENTICATED", apiKey: "ok", user: "ok", operator: "ok" },
  person: { anonymous: "UNAUTHENTICATED", apiKey: "UNAUTHENTICATED", user: "ok", operator: "ok" },
  billing: { anonymous: "UNAUTHENTICATED", apiKey: "UNAUTHENTICATED", user: "FORBIDDEN", operator: "ok" },
  operator: { anonymous: "UNAUTHENTICATED", apiKey: "UNAUTHENTICATED", user: "FORBIDDEN", operator: "ok" },
};

test("the sweep knows every procedure of the router and no other", () => {
  expect(Object.keys(samples).sort()).toEqual(procedures.map(({ path }) => path).sort());
});

test.each(procedures)("$path lets in whom it should, and nobody else", async ({ path }) => {
  const { access, input } = sampleOf(path);

  expect({
    anonymous: await outcome(path, null, input),
    apiKey: await outcome(path, apiKey, input),
    user: await outcome(path, person, input),
    operator: await outcome(path, operator, input),
  }).toEqual(expected[access]);
});

test.each(procedures.filter(({ path }) => sampleOf(path).access !== "open"))(
  "$path says nothing about its input to a stranger",
  async ({ path }) => {
    expect(await outcome(path, null, { wrong: "input" })).toBe("UNAUTHENTICATED");
  },
);

test.each(procedures)("$path declares what it returns", ({ hasOutput }) => {
  expect(hasOutput).toBe(true);
});

test("an anonymous caller of an open procedure is handed on as anonymous, with the address", async () => {
  const { services, calls } = recordingServices();
  const login = procedures.find(({ path }) => path === "auth.login");
  if (!login) throw new Error("no login");

  await call(login, contextOf(services, null), samples["auth.login"].input);

  expect(calls[0]?.args[0]).toEqual({
    kind: "anonymous",
    origin: { address: "192.0.2.1", userAgent: "test" },
  });
});

test("keys that no input asks for, such as role and balance, reach no service", async () => {
  const { services, calls } = recordingServices();
  const update = procedures.find(({ path }) => path === "user.update");
  if (!update) throw new Error("no update");

  await call(update, contextOf(services, person), {
    name: "韩梅梅",
    role: "operator",
    organizationId: "x",
    balance: "1000",
  });

  expect(calls[0]?.args[1]).toEqual({ name: "韩梅梅" });
});
