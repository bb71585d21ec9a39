import { randomUUID } from "node:crypto";
import { Conversation, Exchange, SignedIn } from "@claw/contract";
import { z } from "zod";
import { password } from "../world.ts";

export type Person = { userId: string; token: string };

const Answer = z.object({ result: z.object({ data: z.unknown() }) });
const Refusal = z.object({ error: z.object({ data: z.object({ reason: z.string() }) }) });

/** What the server says instead of an answer. */
export class Refused extends Error {
  readonly reason: string;

  constructor(procedure: string, reason: string) {
    super(`${procedure}: ${reason}`);
    this.reason = reason;
  }
}

/** One call in a request of its own: nothing is batched, nothing is tried again. */
export async function call(
  url: string,
  person: Person | null,
  procedure: string,
  input: unknown,
): Promise<unknown> {
  const headers: Record<string, string> = { "content-type": "application/json" };
  if (person) headers.authorization = `Bearer ${person.token}`;
  const response = await fetch(`${url}/trpc/${procedure}`, {
    method: "POST",
    headers,
    body: JSON.stringify(input),
  });
  const body: unknown = await response.json();
  if (response.ok) return Answer.parse(body).result.data;

  throw new Refused(procedure, Refusal.parse(body).error.data.reason);
}

export async function register(url: string): Promise<Person> {
  const email = `${randomUUID()}@example.com`;
  const { accessToken, user } = SignedIn.parse(await call(url, null, "auth.register", { email, password }));

  return { userId: user.id, token: accessToken };
}

/** With a title, so that the answers are the only calls to the provider. */
export async function createConversation(url: string, person: Person): Promise<string> {
  return Conversation.parse(await call(url, person, "conversation.create", { title: "streams" })).id;
}

export type Question = { conversationId: string; content: string; messageId: string };

export async function send(url: string, person: Person, question: Question): Promise<Exchange> {
  return Exchange.parse(await call(url, person, "conversation.send", question));
}
