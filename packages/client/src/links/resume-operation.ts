import type { Operation } from "@trpc/client";

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The same call with more in its input; as it is where the input is no object. */
export function withInput(op: Operation, more: Record<string, unknown>): Operation {
  if (op.input !== undefined && !isRecord(op.input)) return op;

  return { ...op, input: { ...op.input, ...more } };
}

/** The same subscription, going on after the last event that was received. */
export function resumeOperation(op: Operation, lastEventId: string | null): Operation {
  return lastEventId === null ? op : withInput(op, { lastEventId });
}
