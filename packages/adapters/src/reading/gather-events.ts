import type { Block, ReadEvent } from "@claw/core";
import type { Frame } from "./frame.ts";

/** Makes events of frames: text and blocks, which come in parts, are one. */
export function createGatherer(): (frame: Exclude<Frame, { type: "failed" | "end" }>) => ReadEvent | null {
  let text: string[] = [];
  let blocks: Block[] = [];

  return (frame) => {
    switch (frame.type) {
      case "textPart":
        text.push(frame.text);
        return null;
      case "blocksPart":
        blocks.push(...frame.blocks);
        return null;
      case "textEnd": {
        const { fileType, pageCount } = frame;
        const read = { fileType, pageCount, text: text.join(""), blocks };
        text = [];
        blocks = [];
        return { type: "text", read };
      }
      case "progress":
      case "chunks":
      case "segment":
      case "blocks":
        return frame;
    }
  };
}
