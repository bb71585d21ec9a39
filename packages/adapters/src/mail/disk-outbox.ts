import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Outbox } from "@claw/core";
import { z } from "zod";

const Stored = z.object({
  id: z.uuid(),
  createdAt: z.iso.datetime(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
});

/** `2026-11-30T02-00-00.000Z-<id>.json`: names sort by time. */
const ours = /^\d{4}-[\dT.Z-]+-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.json$/;

/** What outboxMailer has written. The names are kept for as long as nothing comes into the folder. */
export function diskOutbox(directory: string): Outbox {
  let known: { changedMs: number; names: readonly { id: string; name: string }[] } | null = null;

  return {
    async list() {
      const changedMs = await changeOf(directory);
      if (changedMs === null) return [];
      if (known?.changedMs === changedMs) return known.names;

      const names = (await readdir(directory)).flatMap((name) => {
        const id = ours.exec(name)?.[1];
        return id === undefined ? [] : [{ id, name }];
      });
      names.sort((one, other) => (one.name < other.name ? 1 : -1));
      known = { changedMs, names };
      return names;
    },
    async read(name) {
      if (!ours.test(name)) return null;

      try {
        const mail = Stored.safeParse(JSON.parse(await readFile(join(directory, name), "utf8")));
        return mail.success ? mail.data : null;
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
  };
}

async function changeOf(directory: string): Promise<number | null> {
  try {
    return (await stat(directory)).mtimeMs;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
