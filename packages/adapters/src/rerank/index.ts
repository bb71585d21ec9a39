export { type ApiRerankerOptions, apiReranker } from "./api-reranker.ts";
