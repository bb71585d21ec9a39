import { Message, Source } from "@claw/contract";
import type { ReplyPosition, ReplyTexts } from "@claw/core";
import type { StreamEntry } from "./tail.ts";

/** One piece of an answer in its stream. */
export type ReplyEntry = {
  /** Which run of its owner wrote it: an answer may be continued by another process. */
  writer: string;
  /** The first one of its writer's run; it holds all text so far. */
  isOpening: boolean;
  /** Where its texts begin. */
  from: ReplyPosition;
  texts: ReplyTexts;
  /** What the answer is grounded in, where this entry is the one that says it. */
  sources: readonly Source[] | null;
  ended: Message | null;
};

export function replyKey(messageId: string): string {
  return `claw:reply:${messageId}`;
}

/** Fields and values, as XADD takes them. */
export function formatEntry({ writer, isOpening, from, texts, sources, ended }: ReplyEntry): string[] {
  const fields = ["a", `${writer} ${from.reasoning} ${from.text} ${isOpening ? 1 : 0}`];
  if (texts.reasoning !== "") fields.push("r", texts.reasoning);
  if (texts.text !== "") fields.push("t", texts.text);
  if (sources) fields.push("s", JSON.stringify(sources));
  if (ended) fields.push("e", JSON.stringify(ended));

  return fields;
}

/** Throws for an entry that this version of the program did not write. */
export function parseEntry([id, fields]: StreamEntry): ReplyEntry {
  const [writer, reasoning, text, isOpening] = findField(fields, "a")?.split(" ") ?? [];
  if (writer === undefined || isOpening === undefined) {
    throw new Error(`the entry ${id} of an answer makes no sense`);
  }

  const sources = findField(fields, "s");
  const end = findField(fields, "e");
  return {
    writer,
    isOpening: isOpening === "1",
    from: { reasoning: Number(reasoning), text: Number(text) },
    texts: { reasoning: findField(fields, "r") ?? "", text: findField(fields, "t") ?? "" },
    sources: sources === undefined ? null : Source.array().parse(JSON.parse(sources)),
    ended: end === undefined ? null : Message.parse(JSON.parse(end)),
  };
}

/** Fields are at the even places, each followed by its value. */
function findField(fields: readonly string[], name: string): string | undefined {
  for (let at = 0; at < fields.length; at += 2) if (fields[at] === name) return fields[at + 1];

  return undefined;
}
