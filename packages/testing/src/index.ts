export { createTestDatabase, type TestDatabase } from "./database/test-database.ts";
export { type PineconeFault, type PineconeServer, startPinecone } from "./pinecone/pinecone-server.ts";
export { embedText } from "./provider/embed-text.ts";
export type { EmbeddingScript, Script, SeenRequest } from "./provider/script.ts";
export { type ScriptedProvider, startScriptedProvider } from "./provider/scripted-provider.ts";
export { realQuestions } from "./questions/real-questions.ts";
export { findRedis, type RedisServer, startRedis } from "./redis/redis-server.ts";
export { type S3Server, startS3Server } from "./s3/s3-server.ts";
export { type RunningServer, type ServerOptions, startServer } from "./server/start-server.ts";
