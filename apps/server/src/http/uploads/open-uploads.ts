import { mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { boundedBytes, refuseAnnounced } from "./bounded-bytes.ts";
import { createLine } from "./line.ts";
import { storeForm } from "./store-form.ts";

export type UploadLimits = {
  maxFileBytes: number;
  /** How many are received at a time, for the sake of the disk; the others wait. */
  atOnce: number;
  /** How long a client may fall silent. */
  silenceMs: number;
};

/** A form that has not been read yet; what it was stored in goes with it. */
export type ExpectedForm = AsyncDisposable & { read(): Promise<FormData> };

export type Uploads = {
  expect(incoming: IncomingMessage, signal: AbortSignal): ExpectedForm;
};

/** What a form may hold beside its file, in bytes. */
const besideFile = 1024 * 1024;

/** No upload takes that long: what is older was left by a process that died. */
const leftBehindMs = 24 * 60 * 60 * 1000;

/**
 * Where forms with files are received: on disk, so that a hundred megabytes of a slow client cost no memory.
 * @param folder for nobody else's use but other processes' of the same installation
 */
export async function openUploads(folder: string, limits: UploadLimits): Promise<Uploads> {
  const { maxFileBytes, silenceMs } = limits;
  const bounds = { maxFileBytes, maxBytes: maxFileBytes + besideFile, silenceMs };
  const line = createLine(limits.atOnce);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await clearAway(folder);

  return {
    expect(incoming, signal) {
      const held = new AsyncDisposableStack();

      return {
        async read() {
          refuseAnnounced(incoming, bounds);
          const place = await line.enter(signal);
          held.defer(() => place.leave());
          const own = await mkdtemp(join(folder, "form-"));
          held.defer(() => rm(own, { recursive: true, force: true }));

          const contentType = incoming.headers["content-type"] ?? "";
          return storeForm(boundedBytes(incoming, bounds), contentType, own);
        },
        [Symbol.asyncDispose]: () => held.disposeAsync(),
      };
    },
  };
}

async function clearAway(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > leftBehindMs) await rm(path, { recursive: true, force: true });
  }
}
