import { readSync } from "node:fs";

/** The file to read, by position. */
export type Source = {
  fd: number;
  size: number;
  /** Says the format where the content does not. */
  name: string;
  limits: Limits;
  /** Fewer bytes than asked for at the end of the file. */
  readAt(position: number, length: number): Buffer;
  /** Says how far reading is. */
  report(done: number, total: number): void;
};

export type Limits = {
  /** Of the text, in UTF-16 units. */
  textLength: number;
  pages: number;
  /** What an archive may become, of the parts that are read, in bytes. */
  inflatedBytes: number;
};

export function openSource(
  { fd, size, name, limits }: Pick<Source, "fd" | "size" | "name" | "limits">,
  report: Source["report"],
): Source {
  return {
    fd,
    size,
    name,
    limits,
    report,
    readAt(position, length) {
      const bytes = Buffer.allocUnsafeSlow(Math.max(0, Math.min(length, size - position)));
      let filled = 0;
      while (filled < bytes.length) {
        const read = readSync(fd, bytes, filled, bytes.length - filled, position + filled);
        if (read === 0) break;
        filled += read;
      }

      return bytes.subarray(0, filled);
    },
  };
}
