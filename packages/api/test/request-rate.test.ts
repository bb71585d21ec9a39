import { DomainError, type RequestRate } from "@claw/contract";
import { expect, test } from "vitest";
import { rateNotesIn } from "../src/rate-notes.ts";
import { apiKey, contextOf, person } from "./callers.ts";
import { call, procedures, samples } from "./every-procedure.ts";
import { recordingServices } from "./recording-services.ts";
import { faceOf } from "./rest-face.ts";
import { requestRate } from "./sample-billing.ts";
import { conversation } from "./sample-data.ts";

/** What asks a model. */
const asking = [
  "conversation.send",
  "conversation.chat",
  "conversation.regenerate",
  "conversation.editAndResend",
  "conversation.continue",
  "knowledge.answer",
];

const inputs = new Map<string, unknown>(Object.entries(samples).map(([path, { input }]) => [path, input]));

test("what asks a model is counted, once a call, and nothing else is", async () => {
  const counted: string[] = [];
  let current = "";
  const { services } = recordingServices({
    billing: {
      countRequest: async () => {
        counted.push(current);
        return requestRate;
      },
    },
  });
  const socket = { id: "socket-1", renew: async () => undefined, roomFor: () => null };

  for (const procedure of procedures) {
    current = procedure.path;
    const actor = procedure.path === "auth.renewSocket" ? person : { ...person, role: "operator" as const };
    await call(procedure, contextOf(services, actor, { socket }), inputs.get(procedure.path)).catch(
      () => null,
    );
  }

  expect(counted.sort()).toEqual(asking.toSorted());
});

test.each(asking)("%s asks no model when the minute is used up", async (path) => {
  const { services, calls } = recordingServices({
    billing: {
      countRequest: async () => {
        throw new DomainError("RATE_LIMITED", { message: "Slowly.", retryAfter: 30, limit: 600 });
      },
    },
  });
  const procedure = procedures.find((candidate) => candidate.path === path);
  if (!procedure) throw new Error(`no procedure ${path}`);

  await expect(call(procedure, contextOf(services, apiKey), inputs.get(path))).rejects.toMatchObject({
    code: "TOO_MANY_REQUESTS",
  });
  expect(calls).toEqual([]);
});

test("of several calls in a batch the least that is left is said", () => {
  const headers = new Headers();
  const notes = rateNotesIn(headers);
  const left = (remaining: number): RequestRate => ({ limit: 600, remaining, resetSeconds: 59 });

  for (const remaining of [12, 10, 11]) notes.note(left(remaining));

  expect(Object.fromEntries(headers)).toEqual({
    "x-ratelimit-limit": "600",
    "x-ratelimit-remaining": "10",
    "x-ratelimit-reset": "59",
  });
});

test("over REST an answer says what is left, what asks no model says nothing", async () => {
  const face = faceOf(person);

  const asked = await face.ask("POST", `/conversations/${conversation.id}/chat`, { body: { message: "?" } });
  const found = await face.ask("POST", "/knowledge/query", { body: { question: "?" } });
  const read = await face.ask("GET", `/conversations/${conversation.id}`);

  for (const { status, headers } of [asked, found]) {
    expect(status).toBe(200);
    expect(headers.get("x-ratelimit-limit")).toBe("600");
    expect(headers.get("x-ratelimit-remaining")).toBe("599");
    expect(headers.get("x-ratelimit-reset")).toBe("60");
  }
  expect(read.headers.get("x-ratelimit-limit")).toBeNull();
});
