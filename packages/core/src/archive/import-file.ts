import { type Actor, DomainError, type ImportResult } from "@claw/contract";
import { z } from "zod";
import { requireMember } from "../runtime/require-actor.ts";
import { notWhole } from "./bad-file.ts";
import type { ArchiveDeps } from "./deps.ts";
import type { ImportedConversation } from "./imported.ts";
import { limits } from "./limits.ts";
import { readChatGpt } from "./read-chatgpt.ts";
import { readOwn } from "./read-own.ts";
import { isZip, openZip } from "./read-zip.ts";
import { splitConversations } from "./split-conversations.ts";
import { storeImported } from "./store-imported.ts";

/**
 * Reads the file twice: once to know that all of it can be read, then to take it over, one conversation at a time. So a
 * bad file changes nothing, and of a large one no more than a conversation is in memory. Where it breaks off (a process
 * that ends), the same file again brings the rest.
 */
export async function importFile(
  deps: ArchiveDeps,
  actor: Actor,
  file: Blob,
  signal?: AbortSignal,
): Promise<ImportResult> {
  const owner = requireMember(actor);
  await deps.rateLimiter.consume(limits.importByPerson, owner.userId);
  let found = 0;
  const read = () => readConversations(file, deps.clock.now(), signal);
  for await (const conversation of read()) found += conversation ? 1 : 0;
  if (found === 0) {
    const message = "There is no conversation in this file.";
    throw new DomainError("INVALID_INPUT", { message, fields: [{ field: "file", message }] });
  }

  const result: ImportResult = {
    conversations: { created: 0, completed: 0, unchanged: 0, skipped: 0 },
    messages: 0,
    left: { attachments: 0, hidden: 0, cut: 0 },
  };
  const tell = tellProgress((stored) =>
    deps.changes.publish(owner.userId, { type: "importing", stored, found }),
  );
  tell(0, found);
  for await (const conversation of read()) {
    const { outcome, messages } = await storeImported(deps, owner, conversation);
    result.conversations[outcome] += 1;
    result.messages += messages;
    result.left.attachments += conversation.left.attachments;
    result.left.hidden += conversation.left.hidden;
    result.left.cut += conversation.left.cut;
    tell(sum(Object.values(result.conversations)), found);
  }

  return result;
}

/** So often of an import at the most: others of a person's clients can be told of no more than some hundred changes. */
const mostSteps = 40;

function tellProgress(publish: (stored: number) => void): (stored: number, found: number) => void {
  let told = -1;

  return (stored, found) => {
    const step = Math.floor((stored * mostSteps) / found);
    if (step === told) return;

    told = step;
    publish(stored);
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** ChatGPT's export is a ZIP with this file in it; of those who have said much, with several. */
const conversationsName = /(?:^|\/)conversations(?:-\d+)?\.json$/;

async function* readConversations(
  file: Blob,
  now: Date,
  signal?: AbortSignal,
): AsyncGenerator<ImportedConversation> {
  const parts = (await isZip(file)) ? await openZip(file, conversationsName) : [file.stream()];
  for (const part of parts) {
    for await (const json of splitConversations(textOf(part))) {
      signal?.throwIfAborted();
      yield readConversation(json, now);
    }
  }
}

const ChatGpt = z.looseObject({ mapping: z.unknown().refine((value) => value !== undefined) });

function readConversation(json: string, now: Date): ImportedConversation {
  try {
    const value: unknown = JSON.parse(json);
    return ChatGpt.safeParse(value).success ? readChatGpt(value, now) : readOwn(value);
  } catch (cause) {
    throw notWhole(cause);
  }
}

/** Piece by piece; a byte that is no UTF-8 makes it a bad file. */
async function* textOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const bytes of stream) yield decoder.decode(bytes, { stream: true });
    yield decoder.decode();
  } catch (cause) {
    throw cause instanceof TypeError ? notWhole(cause) : cause;
  }
}
