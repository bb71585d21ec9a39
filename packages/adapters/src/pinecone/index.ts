export { type PineconeOptions, pineconeVectorIndex } from "./pinecone-vector-index.ts";
