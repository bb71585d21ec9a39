import type { CreateConversation } from "@claw/contract";
import type { DraftStorage } from "../draft/draft-store.ts";
import { draftPrefix } from "../draft/draft-store.ts";
import type { OutgoingQuestion } from "./outgoing.ts";

/** Questions that were sent and have not arrived, kept on this device: a page that is closed meanwhile loses none. */
export type KeptQuestions = {
  keep(question: OutgoingQuestion): void;
  forget(id: string): void;
  /** Those of the person who is signed in. */
  list(): OutgoingQuestion[];
};

export type KeptQuestionsDeps = { storage: DraftStorage; owner(): string; onFull(error: unknown): void };

export function createKeptQuestions({ storage, owner, onFull }: KeptQuestionsDeps): KeptQuestions {
  // Under the drafts' prefix: who signs out leaves neither on the device.
  const prefix = () => `${draftPrefix}${owner()}.outbox.`;

  return {
    keep(question) {
      try {
        storage.setItem(prefix() + question.id, JSON.stringify(question));
      } catch (error) {
        onFull(error);
      }
    },
    forget: (id) => storage.removeItem(prefix() + id),
    list() {
      const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");

      return keys
        .filter((key) => key.startsWith(prefix()))
        .map((key) => parseQuestion(storage.getItem(key)))
        .filter((question) => question !== null);
    },
  };
}

/** Null for what another version of this page may have left. */
function parseQuestion(text: string | null): OutgoingQuestion | null {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    return isQuestion(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isQuestion(value: unknown): value is OutgoingQuestion {
  if (typeof value !== "object" || value === null) return false;
  const { kind, id, conversationId, content, place, parentId, belowId, replacesId, create } = {
    ...emptyQuestion,
    ...value,
  };
  const hasTexts = [id, conversationId, content, place].every(
    (part) => typeof part === "string" && part !== "",
  );
  const hasParent = parentId === null || typeof parentId === "string";
  const hasBranch = belowId === undefined || typeof belowId === "string";

  return kind === "question" && hasTexts && hasParent && hasBranch && replacesId === null && isCreate(create);
}

const emptyQuestion: Record<keyof OutgoingQuestion, unknown> = {
  kind: null,
  id: null,
  conversationId: null,
  content: null,
  place: null,
  parentId: undefined,
  belowId: undefined,
  replacesId: undefined,
  create: undefined,
};

function isCreate(value: unknown): value is CreateConversation | null {
  return value === null || (typeof value === "object" && "id" in value && typeof value.id === "string");
}
