import { badFile, notWhole } from "./bad-file.ts";

/** A file within a ZIP, as the ZIP's directory has it (PKWARE APPNOTE 6.3.10, 4.3.12). */
type Entry = { name: string; method: number; compressed: number; size: number; headerAt: number };

const localHeader = { signature: 0x04034b50, length: 30 };
const directoryHeader = { signature: 0x02014b50, length: 46 };
const endOfDirectory = { signature: 0x06054b50, length: 22, longestComment: 0xffff };
/** In place of a size that is in a field of 64 bits. */
const elsewhere = 0xffffffff;
const stored = 0;
const deflated = 8;

/** Text shrinks to a tenth; what becomes far larger was made to do harm. */
const mostRatio = 200;
const mostBytes = 2_000_000_000;
/** Below this a ratio says nothing. */
const harmlessBytes = 20_000_000;

export async function isZip(file: Blob): Promise<boolean> {
  const view = await viewOf(file, 0, 4);

  return view.byteLength === 4 && view.getUint32(0, true) === localHeader.signature;
}

/**
 * The contents of those files in a ZIP that have such a name, in the order of their names. Only the directory is read
 * at once. INVALID_INPUT for a ZIP that is damaged, has none of them, or would become far larger than it is.
 */
export async function openZip(file: Blob, name: RegExp): Promise<ReadableStream<Uint8Array>[]> {
  const entries = (await readDirectory(file)).filter((entry) => name.test(entry.name));
  if (entries.length === 0) throw badFile("There is no conversations.json in this ZIP.");

  const size = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (size > mostBytes || (size > harmlessBytes && size > mostRatio * file.size))
    throw badFile("The ZIP would become too large when it is unpacked.");

  const ordered = entries.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return await Promise.all(ordered.map((entry) => openEntry(file, entry)));
}

async function openEntry(file: Blob, entry: Entry): Promise<ReadableStream<Uint8Array>> {
  const { method, compressed, size, headerAt } = entry;
  const header = await viewOf(file, headerAt, localHeader.length);
  if (header.byteLength < localHeader.length || header.getUint32(0, true) !== localHeader.signature)
    throw notWhole();

  const from = headerAt + localHeader.length + header.getUint16(26, true) + header.getUint16(28, true);
  const bytes = file.slice(from, from + compressed).stream();
  if (method === stored) return bytes;
  if (method !== deflated) throw badFile("The ZIP is packed in a way that is not understood.");

  return bytes.pipeThrough(new DecompressionStream("deflate-raw")).pipeThrough(upTo(size));
}

/** Directories lie: what becomes longer than it says is damaged. */
function upTo(size: number): TransformStream<Uint8Array, Uint8Array> {
  let left = size;

  return new TransformStream({
    transform(bytes, controller) {
      left -= bytes.byteLength;
      if (left < 0) controller.error(notWhole());
      else controller.enqueue(bytes);
    },
  });
}

async function readDirectory(file: Blob): Promise<Entry[]> {
  const tailAt = Math.max(0, file.size - endOfDirectory.length - endOfDirectory.longestComment);
  const tail = await viewOf(file, tailAt, file.size - tailAt);
  let endAt = tail.byteLength - endOfDirectory.length;
  while (endAt >= 0 && tail.getUint32(endAt, true) !== endOfDirectory.signature) endAt -= 1;
  if (endAt < 0) throw notWhole();

  const directory = await viewOf(file, tail.getUint32(endAt + 16, true), tail.getUint32(endAt + 12, true));
  const entries: Entry[] = [];
  for (let at = 0; at + directoryHeader.length <= directory.byteLength; ) {
    if (directory.getUint32(at, true) !== directoryHeader.signature) throw notWhole();

    const nameLength = directory.getUint16(at + 28, true);
    const next = at + directoryHeader.length + nameLength;
    if (next > directory.byteLength) throw notWhole();
    entries.push(readEntry(directory, at, nameLength));
    at = next + directory.getUint16(at + 30, true) + directory.getUint16(at + 32, true);
  }

  return entries;
}

function readEntry(directory: DataView, at: number, nameLength: number): Entry {
  const nameAt = directory.byteOffset + at + directoryHeader.length;
  const entry = {
    name: new TextDecoder().decode(new Uint8Array(directory.buffer, nameAt, nameLength)),
    method: directory.getUint16(at + 10, true),
    compressed: directory.getUint32(at + 20, true),
    size: directory.getUint32(at + 24, true),
    headerAt: directory.getUint32(at + 42, true),
  };
  if ([entry.compressed, entry.size, entry.headerAt].includes(elsewhere))
    throw badFile("The ZIP is larger than 4 GB. Unpack it, and choose conversations.json.");

  return entry;
}

async function viewOf(file: Blob, at: number, length: number): Promise<DataView> {
  return new DataView(await file.slice(at, at + length).arrayBuffer());
}
