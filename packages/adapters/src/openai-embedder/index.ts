export { createEmbedders, type EmbedderTuning, type EmbeddingConnection } from "./create-embedders.ts";
export { type OpenAiEmbedderOptions, openAiEmbedder } from "./openai-embedder.ts";
