export { type ApiRerankerOptions, apiReranker } from "./api-reranker.ts";
export { createReranker } from "./create-reranker.ts";
