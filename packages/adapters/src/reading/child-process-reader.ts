import { tmpdir } from "node:os";
import { type DocumentReader, type FileToRead, type Log, type ReadEvent, ReadingFailed } from "@claw/core";
import { judgeArchive } from "./archive/judge-archive.ts";
import { openSource } from "./child/source.ts";
import { explainExit } from "./explain-exit.ts";
import { createGatherer } from "./gather-events.ts";
import { createPlaces } from "./places.ts";
import { receiveFrames } from "./receive-frames.ts";
import { spillToFile } from "./spill-to-file.ts";
import { startChild } from "./start-child.ts";
import { watchLimits } from "./watch-limits.ts";

export type ReaderOptions = {
  log: Log;
  /** How many documents are read at a time; the others wait. */
  processes?: number;
  /** How long reading one document may take. */
  timeMs?: number;
  /** Of one reading process, resident. */
  memoryBytes?: number;
  /** Of a document's text, in UTF-16 units. */
  textLength?: number;
  pages?: number;
  /** Where documents are while they are read, without a name. */
  folder?: string;
};

/** What an Office file's text may become when it is unpacked; it is read as it is unpacked. */
const inflatedBytes = 600_000_000;
/** The rest is V8's own, the programs', and buffers outside of the heap. */
const heapShare = 0.6;

/** Reads each document in a process of its own, which is ended when it takes too long, too much, or nobody wants it. */
export function childProcessReader(options: ReaderOptions): DocumentReader {
  const { log, processes = 2, timeMs = 120_000, memoryBytes = 400_000_000 } = options;
  const { textLength = 10_000_000, pages = 5_000, folder = tmpdir() } = options;
  const places = createPlaces(processes);

  async function* read(
    { title, fileName, bytes }: FileToRead,
    signal: AbortSignal,
  ): AsyncGenerator<ReadEvent> {
    using _place = await places.take(signal);
    const { file, size } = await spillToFile(bytes, folder, signal);
    await using _file = file;

    const limitsOfText = { textLength, pages, inflatedBytes };
    await judgeArchive(openSource({ fd: file.fd, size, name: fileName, limits: limitsOfText }, () => {}));

    const job = { title, name: fileName, size, limits: limitsOfText };
    const child = startChild(job, file, memoryBytes * heapShare);
    using limits = watchLimits(child.process, { timeMs, memoryBytes });
    const end = () => child.process.kill("SIGKILL");
    signal.addEventListener("abort", end, { once: true });

    try {
      const gather = createGatherer();
      const frames = receiveFrames(child.output);

      for (;;) {
        const { value: frame, done } = await limits.whileWaiting(frames.next());
        signal.throwIfAborted();
        if (done) throw limits.verdict ?? explainExit(await child.exit, child.errors());
        if (frame.type === "end") return;
        if (frame.type === "failed") throw failure(frame, child.errors());

        const event = gather(frame);
        if (event) yield event;
      }
    } catch (error) {
      if (error instanceof ReadingFailed && error.problem === "INTERNAL") {
        log.error({ err: error }, "a document could not be read");
      }
      throw error;
    } finally {
      signal.removeEventListener("abort", end);
      end();
      // What nobody will read would keep it from being over.
      child.output.destroy();
      await child.exit;
    }
  }

  return { read };
}

function failure(
  { problem, message }: Pick<ReadingFailed, "problem" | "message">,
  errors: string,
): ReadingFailed {
  return new ReadingFailed(problem, message, problem === "INTERNAL" ? { cause: new Error(errors) } : {});
}
