import type { ChatTurn } from "./ports.ts";

/** Providers have no common way to hand over a beginning; all of them understand this. */
const goOn =
  "Continue your last answer from exactly where it stopped. Do not repeat anything and do not comment on the interruption. " +
  "请从上一条回答中断处继续，不要重复已有内容，不要解释。";

/** Whether a turn is not somebody's question but the request to go on. */
export function isGoOn({ role, content }: ChatTurn): boolean {
  return role === "user" && content === goOn;
}

/** What a model is sent to go on in an answer, newest first; where nothing had been written, the question alone. */
export async function* continuation(
  written: string,
  question: AsyncIterable<ChatTurn>,
): AsyncGenerator<ChatTurn> {
  if (written !== "") {
    yield { role: "user", content: goOn };
    yield { role: "assistant", content: written };
  }
  yield* question;
}
