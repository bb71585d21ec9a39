import type { LanguageModelUsage, UIMessage } from "ai";
import pg from "pg";

export type Chat = { messages: UIMessage[]; activeStreamId: string | null };

/** Chats and their messages in PostgreSQL. What is somebody else's is not there. */
export interface ChatStore {
  find(chatId: string, userId: string): Promise<Chat | null>;
  /** Before the model is asked. */
  saveQuestion(chatId: string, message: UIMessage): Promise<void>;
  setActiveStream(chatId: string, streamId: string): Promise<void>;
  /** When the answer has ended. */
  saveAnswer(chatId: string, message: UIMessage, usage: LanguageModelUsage): Promise<void>;
}

const schema = `
  CREATE TABLE IF NOT EXISTS chats (
    id text PRIMARY KEY,
    user_id text NOT NULL,
    active_stream_id text,
    updated_at timestamptz NOT NULL DEFAULT now());
  CREATE TABLE IF NOT EXISTS chat_messages (
    id text PRIMARY KEY,
    chat_id text NOT NULL REFERENCES chats (id),
    seq bigint GENERATED ALWAYS AS IDENTITY,
    role text NOT NULL,
    parts jsonb NOT NULL,
    input_tokens integer,
    output_tokens integer,
    created_at timestamptz NOT NULL DEFAULT now());
  CREATE INDEX IF NOT EXISTS chat_messages_of_chat ON chat_messages (chat_id, seq)`;

const select = `
  SELECT active_stream_id, coalesce(
    (SELECT json_agg(json_build_object('id', id, 'role', role, 'parts', parts) ORDER BY seq)
     FROM chat_messages WHERE chat_id = chats.id), '[]') AS messages
  FROM chats WHERE id = $1 AND user_id = $2`;

const insertQuestion = `
  WITH chat AS (UPDATE chats SET active_stream_id = NULL, updated_at = now() WHERE id = $1)
  INSERT INTO chat_messages (id, chat_id, role, parts) VALUES ($2, $1, 'user', $3)`;

const insertAnswer = `
  WITH chat AS (UPDATE chats SET active_stream_id = NULL, updated_at = now() WHERE id = $1)
  INSERT INTO chat_messages (id, chat_id, role, parts, input_tokens, output_tokens)
  VALUES ($2, $1, 'assistant', $3, $4, $5)`;

const updateStream = "UPDATE chats SET active_stream_id = $2 WHERE id = $1";

/** Opens the store and makes its tables. */
export async function openChatStore(url: string): Promise<ChatStore> {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  await pool.query(schema);

  return {
    async find(chatId, userId) {
      const query = { name: "find-chat", text: select, values: [chatId, userId] };
      const { rows } = await pool.query<{ active_stream_id: string | null; messages: UIMessage[] }>(query);
      const [row] = rows;

      return row ? { messages: row.messages, activeStreamId: row.active_stream_id } : null;
    },
    async saveQuestion(chatId, { id, parts }) {
      const values = [chatId, id, JSON.stringify(parts)];
      await pool.query({ name: "save-question", text: insertQuestion, values });
    },
    async setActiveStream(chatId, streamId) {
      await pool.query({ name: "set-stream", text: updateStream, values: [chatId, streamId] });
    },
    async saveAnswer(chatId, { id, parts }, { inputTokens, outputTokens }) {
      const values = [chatId, id, JSON.stringify(parts), inputTokens, outputTokens];
      await pool.query({ name: "save-answer", text: insertAnswer, values });
    },
  };
}
