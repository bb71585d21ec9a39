import type { ReadText } from "@claw/core/knowledge/ports";
import type { IndexedDocument } from "./index-document.ts";
import type { Send } from "./send.ts";

/** What one frame carries, so that taking it holds nobody up for more than a millisecond or two. */
const textPart = 65_536;
const blocksPart = 500;
const bytesPart = 65_536;

export function sendText(send: Send, { text, blocks, fileType, pageCount }: ReadText): void {
  for (let at = 0; at < text.length; at += textPart) {
    send({ type: "textPart", text: text.slice(at, at + textPart) });
  }
  for (let at = 0; at < blocks.length; at += blocksPart) {
    send({ type: "blocksPart", blocks: blocks.slice(at, at + blocksPart) });
  }

  send({ type: "textEnd", fileType, pageCount });
}

export function sendIndexed(send: Send, { chunks, head, blocks }: IndexedDocument): void {
  for (const part of partsBySize(chunks, ({ content, unigrams }) => content.length * 2 + unigrams.length)) {
    send({ type: "chunks", chunks: part });
  }
  send({ type: "segment", head });
  for (const part of partsBySize(blocks, ({ data }) => data.length)) send({ type: "blocks", blocks: part });
}

function* partsBySize<Item>(items: readonly Item[], sizeOf: (item: Item) => number): Generator<Item[]> {
  let part: Item[] = [];
  let size = 0;

  for (const item of items) {
    part.push(item);
    size += sizeOf(item);
    if (size < bytesPart) continue;

    yield part;
    part = [];
    size = 0;
  }
  if (part.length > 0) yield part;
}
