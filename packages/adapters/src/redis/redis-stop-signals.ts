import { inProcessStopSignals, type Log, type StopSignals, type StopWish } from "@claw/core";
import type { News } from "./news.ts";

/** Stop wishes to all processes. While Redis is away only this one hears them; the database knows of each anyway. */
export function redisStopSignals(news: News, log: Log): StopSignals {
  const here = inProcessStopSignals();

  news.listen("stop", ({ isOwn, payload }) => {
    if (isOwn) return;

    const wish = parseWish(payload);
    if (wish) here.publish(wish);
    else log.warn({}, "a stop wish of another process makes no sense");
  });

  return {
    publish(wish) {
      here.publish(wish);
      void news.publish("stop", formatWish(wish));
    },
    listen: here.listen,
  };
}

function formatWish(wish: StopWish): string {
  return "messageId" in wish ? `message ${wish.messageId}` : `conversation ${wish.conversationId}`;
}

function parseWish(payload: string): StopWish | null {
  const [what, id] = payload.split(" ");
  if (!id) return null;
  if (what === "message") return { messageId: id };

  return what === "conversation" ? { conversationId: id } : null;
}
