import type { AppRouter } from "@claw/api";
import type { Operation, TRPCLink } from "@trpc/client";
import { observable, type Unsubscribable } from "@trpc/server/observable";
import type { Clock } from "../clock.ts";
import { isPassing, retryAfterOf } from "../error-facts.ts";
import { newId } from "../new-id.ts";
import { withInput } from "./resume-operation.ts";

export type RetryOptions = {
  /** How often a call is made at most. */
  attempts: number;
  /** Waits longer than this, in milliseconds, are left to the caller. */
  longestWaitMs: number;
};

/** Creating calls that are safe to repeat once the client has named what they create. */
const namedBy: Record<string, string> = {
  "conversation.create": "id",
  "conversation.addMessage": "messageId",
  "conversation.send": "messageId",
  "conversation.chat": "messageId",
  "conversation.regenerate": "replyId",
  "conversation.editAndResend": "newMessageId",
  "knowledge.create": "id",
  "knowledge.addText": "documentId",
};

const repeatable: ReadonlySet<string> = new Set([
  "conversation.update",
  "conversation.stop",
  "knowledge.update",
  "user.update",
]);

/** Milliseconds before the next attempt: what the server asked for, else doubling from 250 with jitter. Null: give up. */
function waitBefore(error: unknown, attempt: number, longestWaitMs: number): number | null {
  if (!isPassing(error)) return null;

  const asked = retryAfterOf(error);
  const wait = asked === null ? 250 * 2 ** (attempt - 1) * (0.5 + Math.random()) : asked * 1000;

  return wait > longestWaitMs ? null : wait;
}

/** Repeats calls that were lost on the way or refused for the moment, where repeating cannot do a thing twice. */
export function retryLink({ attempts, longestWaitMs }: RetryOptions, clock: Clock): TRPCLink<AppRouter> {
  return () =>
    ({ op, next }) => {
      const name = namedBy[op.path];
      if (op.type === "subscription") return next(op);
      if (op.type === "mutation" && name === undefined && !repeatable.has(op.path)) return next(op);

      const safeOp: Operation = name === undefined ? op : named(op, name);

      return observable((observer) => {
        let inner: Unsubscribable | null = null;
        let cancel: (() => void) | null = null;

        function attempt(number: number): void {
          inner = next(safeOp).subscribe({
            next: (envelope) => observer.next(envelope),
            complete: () => observer.complete(),
            error(error) {
              const wait = number < attempts ? waitBefore(error, number, longestWaitMs) : null;
              if (wait === null || op.signal?.aborted) observer.error(error);
              else cancel = clock.after(wait, () => attempt(number + 1));
            },
          });
        }

        attempt(1);

        return () => {
          cancel?.();
          inner?.unsubscribe();
        };
      });
    };
}

function named(op: Operation, name: string): Operation {
  const { input } = op;
  const hasName = typeof input === "object" && input !== null && Object.hasOwn(input, name);

  return hasName ? op : withInput(op, { [name]: newId() });
}
