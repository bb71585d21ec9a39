export { childProcessReader, type ReaderOptions } from "./child-process-reader.ts";
