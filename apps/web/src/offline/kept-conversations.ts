/** A conversation as somebody last saw it, to be read without a network. */
export type KeptConversation = {
  id: string;
  title: string;
  /** Milliseconds since 1970. */
  keptAt: number;
  messages: { id: string; role: "user" | "assistant" | "system"; content: string }[];
};

export type Kept = {
  /** Whose they are. */
  ownerId: string;
  /** Latest first. */
  conversations: KeptConversation[];
};

const mostConversations = 30;
const mostMessages = 200;
/** Of all texts together. */
const mostCharacters = 2_000_000;

/** What is kept with this conversation as the latest; the oldest go when it becomes too much. */
export function keepConversation(kept: Kept | null, ownerId: string, seen: KeptConversation): Kept {
  const own = kept?.ownerId === ownerId ? kept.conversations : [];
  const latest = { ...seen, messages: seen.messages.slice(-mostMessages) };
  const all = [latest, ...own.filter(({ id }) => id !== seen.id)].slice(0, mostConversations);

  let characters = 0;
  const conversations = all.filter(({ messages }) => {
    characters += messages.reduce((sum, { content }) => sum + content.length, 0);
    return characters <= mostCharacters;
  });
  return { ownerId, conversations };
}
