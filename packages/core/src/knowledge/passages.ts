/** What a process that only reads documents needs of the core: this door loads no database. */
export { type CutChunk, cutIntoChunks } from "./chunking/cut-into-chunks.ts";
export { encodeSegment } from "./lexical/encode-segment.ts";
