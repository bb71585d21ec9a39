import { DomainError } from "@claw/contract";
import { type Encoder, jsonEncoder } from "@trpc/server/adapters/ws";

type CallId = string | number;

export type MessageGateOptions = {
  maxSubscriptions: number;
  maxCalls: number;
  /** Answers a call that may not go through. */
  refuse(id: CallId, error: DomainError): void;
  /** A message is about to be sent. */
  onSend(): void;
};

export type MessageGate = {
  /** Reads and writes the socket's messages, and holds back those beyond the limits. */
  readonly encoder: Encoder;
  readonly subscriptions: number;
};

/**
 * Counts what is under way on one socket by the messages that pass. tRPC has no hook for that: its context is made
 * once a connection. An id in use is refused, since its second answer would be mistaken for the end of the first.
 */
export function createMessageGate({
  maxSubscriptions,
  maxCalls,
  refuse,
  onSend,
}: MessageGateOptions): MessageGate {
  const subscriptions = new Set<CallId>();
  const calls = new Set<CallId>();

  function admits(message: unknown): boolean {
    const call = readCall(message);
    if (!call) return true;

    const { id, isSubscription } = call;
    const problem = findProblem(id, isSubscription);
    if (problem) {
      refuse(id, problem);
      return false;
    }

    (isSubscription ? subscriptions : calls).add(id);
    return true;
  }

  function findProblem(id: CallId, isSubscription: boolean): DomainError | null {
    if (subscriptions.has(id) || calls.has(id)) {
      return new DomainError("INVALID_INPUT", { message: "This id is in use on this socket." });
    }
    if (isSubscription && subscriptions.size >= maxSubscriptions) {
      const message = `At most ${maxSubscriptions} subscriptions on one socket.`;
      return new DomainError("TOO_MANY_IN_FLIGHT", { message });
    }
    if (!isSubscription && calls.size >= maxCalls) {
      return new DomainError("TOO_MANY_IN_FLIGHT", {
        message: `At most ${maxCalls} calls at once on one socket.`,
      });
    }
    return null;
  }

  function noteAnswer(message: unknown): void {
    if (!isRecord(message) || !isCallId(message.id)) return;

    calls.delete(message.id);
    if (endsSubscription(message)) subscriptions.delete(message.id);
  }

  return {
    encoder: {
      encode(message) {
        onSend();
        noteAnswer(message);
        return jsonEncoder.encode(message);
      },
      decode(data) {
        const message = jsonEncoder.decode(data);
        if (Array.isArray(message)) return message.filter(admits);

        return admits(message) ? message : [];
      },
    },
    get subscriptions() {
      return subscriptions.size;
    },
  };
}

function readCall(message: unknown): { id: CallId; isSubscription: boolean } | null {
  if (!isRecord(message) || !isCallId(message.id)) return null;

  const { id, method } = message;
  const isCall = method === "query" || method === "mutation" || method === "subscription";

  return isCall ? { id, isSubscription: method === "subscription" } : null;
}

function endsSubscription(message: Record<string, unknown>): boolean {
  return "error" in message || (isRecord(message.result) && message.result.type === "stopped");
}

function isCallId(value: unknown): value is CallId {
  return typeof value === "string" || typeof value === "number";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
