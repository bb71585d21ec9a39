import type { Message, ReplyEvent } from "@claw/contract";
import { appendEvent, emptyReply, type ReplyText } from "./reply-text.ts";

export type ReplyObserver = {
  onEvent(id: string, event: ReplyEvent): void;
  /** The subscription has ended: with an error, or without a `done`. */
  onEnd(problem: "gone" | "broken"): void;
};

/** Subscribes to an answer, from the beginning or after an event. Returns how to unsubscribe. */
export type WatchReply = (
  messageId: string,
  lastEventId: string | null,
  observer: ReplyObserver,
) => () => void;

export type ReplyStoreDeps = {
  watch: WatchReply;
  /** The answer has ended; its row is whole. */
  onDone(message: Message): void;
  /** The answer is gone, or cannot be followed for a while; its row must be read again. */
  onLost(messageId: string): void;
  /** Calls back before the next paint. */
  onNextFrame(callback: () => void): void;
  /** Calls back after some milliseconds; returns how to call it off. */
  after(milliseconds: number, callback: () => void): () => void;
};

/** Answers that are being written, outside of React's caches: thousands of tokens, one paint a frame. */
export type ReplyStore = {
  /** Follows an answer while anybody wants it. Returns how to stop wanting it. */
  follow(messageId: string): () => void;
  /** The text as of the last frame; null before the first event and after the last. */
  read(messageId: string): ReplyText | null;
  /** Whether any answer is being written before somebody's eyes. */
  isWriting(): boolean;
  subscribe(listener: () => void): () => void;
};

type Followed = {
  followers: number;
  arrived: ReplyText;
  lastEventId: string | null;
  attempts: number;
  end: () => void;
};

/** After so many attempts without a word the row may tell more; following goes on all the same. */
const attemptsBeforeLoss = 6;
const longestPauseMs = 15_000;

export function createReplyStore(deps: ReplyStoreDeps): ReplyStore {
  const followed = new Map<string, Followed>();
  const listeners = new Set<() => void>();
  let shown: ReadonlyMap<string, ReplyText> = new Map();
  let isFrameDue = false;

  const paint = () => {
    isFrameDue = false;
    shown = new Map(
      [...followed]
        .filter(([, { lastEventId }]) => lastEventId !== null)
        .map(([id, { arrived }]) => [id, arrived]),
    );
    for (const listener of [...listeners]) listener();
  };

  const paintSoon = () => {
    if (isFrameDue) return;

    isFrameDue = true;
    deps.onNextFrame(paint);
  };

  const drop = (messageId: string) => {
    followed.get(messageId)?.end();
    followed.delete(messageId);
    paintSoon();
  };

  const take = (messageId: string, reply: Followed, id: string, event: ReplyEvent) => {
    reply.arrived = appendEvent(reply.arrived, event);
    reply.lastEventId = id;
    reply.attempts = 0;
    if (event.type !== "done") return paintSoon();

    drop(messageId);
    deps.onDone(event.message);
  };

  const start = (messageId: string, reply: Followed) => {
    let isOpen = true;
    const isCurrent = () => isOpen && followed.get(messageId) === reply;

    reply.end = deps.watch(messageId, reply.lastEventId, {
      onEvent: (id, event) => {
        if (isCurrent()) take(messageId, reply, id, event);
      },
      onEnd: (problem) => {
        if (!isCurrent()) return;

        isOpen = false;
        if (problem === "gone") drop(messageId);
        else retry(messageId, reply);
        if (problem === "gone" || reply.attempts === attemptsBeforeLoss) deps.onLost(messageId);
      },
    });
  };

  const retry = (messageId: string, reply: Followed) => {
    reply.attempts += 1;
    const pauseMs = Math.min(250 * 2 ** reply.attempts, longestPauseMs);
    reply.end = deps.after(pauseMs, () => start(messageId, reply));
  };

  const unfollow = (messageId: string, reply: Followed) => {
    reply.followers -= 1;
    if (reply.followers === 0 && followed.get(messageId) === reply) drop(messageId);
  };

  return {
    follow(messageId) {
      const known = followed.get(messageId);
      const reply = known ?? {
        followers: 0,
        arrived: emptyReply,
        lastEventId: null,
        attempts: 0,
        end: () => undefined,
      };
      reply.followers += 1;
      if (!known) {
        followed.set(messageId, reply);
        start(messageId, reply);
        paintSoon();
      }

      let isFollowing = true;
      return () => {
        if (isFollowing) unfollow(messageId, reply);
        isFollowing = false;
      };
    },
    isWriting: () => followed.size > 0,
    read: (messageId) => shown.get(messageId) ?? null,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
