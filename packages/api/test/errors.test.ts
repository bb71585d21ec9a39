import { DomainError, type ErrorCode, errorCodes } from "@claw/contract";
import { getTRPCErrorFromUnknown, getTRPCErrorShape, type TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { expect, test } from "vitest";
import { appRouter, createCaller } from "../src/root.ts";
import { contextOf, person } from "./callers.ts";
import { recordingServices } from "./recording-services.ts";
import { answer, conversation } from "./sample-data.ts";

const statuses: Record<ErrorCode, number> = {
  UNAUTHENTICATED: 401,
  INVALID_CREDENTIALS: 401,
  ACCOUNT_DISABLED: 403,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  EMAIL_TAKEN: 409,
  INVALID_INPUT: 400,
  TOKEN_INVALID: 400,
  PAYLOAD_TOO_LARGE: 413,
  RATE_LIMITED: 429,
  TOO_MANY_IN_FLIGHT: 429,
  INSUFFICIENT_BALANCE: 402,
  QUOTA_EXCEEDED: 429,
  MODEL_NOT_FOUND: 422,
  CONTEXT_TOO_LONG: 422,
  PROVIDER_FAILED: 502,
  PROVIDER_TIMEOUT: 504,
  PROVIDER_REJECTED_KEY: 502,
  UNAVAILABLE: 503,
  INTERNAL: 500,
};

async function failureOf(call: Promise<unknown>): Promise<TRPCError> {
  const error: unknown = await call.then(
    () => new Error("it did not fail"),
    (reason: unknown) => reason,
  );

  return getTRPCErrorFromUnknown(error);
}

/** An error as it goes over the wire. */
function shapeOf(error: TRPCError) {
  const ctx = contextOf(recordingServices().services, null);

  return getTRPCErrorShape({
    config: appRouter._def._config,
    error,
    type: "query",
    path: "p",
    input: 1,
    ctx,
  });
}

test.each(errorCodes)(
  "%s keeps its reason, its text and its waiting time, and has its HTTP status",
  async (code) => {
    const { services } = recordingServices({
      conversation: {
        get: async () => {
          throw new DomainError(code, {
            message: "Safe to show.",
            cause: new Error("row 17 of llm_call"),
            retryAfter: 7,
          });
        },
      },
    });

    const error = await failureOf(
      createCaller(contextOf(services, person)).conversation.get({ conversationId: conversation.id }),
    );

    expect(getHTTPStatusCodeFromError(error)).toBe(statuses[code]);
    const shape = shapeOf(error);
    expect(shape).toMatchObject({
      message: "Safe to show.",
      data: { reason: code, retryAfter: 7, httpStatus: statuses[code], requestId: "request-1" },
    });
    expect(JSON.stringify(shape)).not.toContain("llm_call");
  },
);

test("an error that nobody expected becomes INTERNAL, without its text or stack", async () => {
  const { services } = recordingServices({
    conversation: {
      get: async () => {
        throw new Error("duplicate key value violates unique constraint users_email_key");
      },
    },
  });

  const error = await failureOf(
    createCaller(contextOf(services, person)).conversation.get({ conversationId: conversation.id }),
  );
  const shape = shapeOf(error);

  expect(shape.data.reason).toBe("INTERNAL");
  expect(JSON.stringify(shape)).not.toMatch(/duplicate|users_email_key|at .*\.ts/);
});

test("input that breaks its schema is INVALID_INPUT with the fields, and reaches no service", async () => {
  const { services, calls } = recordingServices();

  const error = await failureOf(
    createCaller(contextOf(services, person)).conversation.send({ conversationId: "17", content: "  " }),
  );

  expect(shapeOf(error).data).toMatchObject({ reason: "INVALID_INPUT", httpStatus: 400 });
  expect(shapeOf(error).data.fields.map(({ field }) => field)).toEqual(["conversationId", "content"]);
  expect(calls).toEqual([]);
});

test("numbers that arrive as text are refused here: the REST face's lenience stays on that face", async () => {
  await import("../src/rest/root.ts");
  const { services } = recordingServices();
  const list = createCaller(contextOf(services, person)).conversation.list;

  const error = await failureOf(Reflect.apply(list, undefined, [{ limit: "10" }]));

  expect(shapeOf(error).data.reason).toBe("INVALID_INPUT");
});

test.each([
  [
    "an expected failure keeps its code",
    new DomainError("PROVIDER_FAILED", { message: "The provider failed." }),
    "PROVIDER_FAILED",
    502,
  ],
  ["an unexpected one becomes INTERNAL", new Error("socket hang up at 10.0.0.7"), "INTERNAL", 500],
])("after a subscription has begun, %s", async (_, failure, reason, httpStatus) => {
  const { services } = recordingServices({
    conversation: {
      async *onReply() {
        yield { id: "1", event: { type: "delta", text: "一" } };
        throw failure;
      },
    },
  });
  const events = await createCaller(contextOf(services, person)).conversation.onReply({
    messageId: answer.id,
  });
  const seen: unknown[] = [];

  const error = await failureOf(
    (async () => {
      for await (const event of events) seen.push(event);
    })(),
  );

  expect(seen).toHaveLength(1);
  expect(shapeOf(error).data).toMatchObject({ reason, httpStatus });
  expect(JSON.stringify(shapeOf(error))).not.toContain("10.0.0.7");
});
