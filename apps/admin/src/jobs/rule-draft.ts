import type { BrowserClient } from "@claw/client/browser";
import { type AccessEffect, type AccessSubject, DomainError } from "@claw/contract";

export type RuleDraft = { effect: AccessEffect; subject: string; note: string };

/** An address or a range as it is written; an account by its e-mail address. NOT_FOUND where there is none. */
export async function readSubject(trpc: BrowserClient["trpc"], text: string): Promise<AccessSubject> {
  const words = text.trim();
  if (!words.includes("@")) return { range: words };

  const { items } = await trpc.admin.users.search.query({ query: words });
  const person = items.find(({ email }) => email === words.toLowerCase());
  if (!person) throw new DomainError("NOT_FOUND", { message: "There is no such account." });

  return { userId: person.id };
}
