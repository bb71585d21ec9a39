export { createDenseIndex } from "./dense/create-dense-index.ts";
export type { DenseDeps, DenseFindings, DenseIndex, JobRun, Reconciled } from "./dense/dense-index.ts";
export { fuse, type Ranked } from "./dense/fuse.ts";
export { fuseHybrid, type LexicalEvidence } from "./dense/fuse-hybrid.ts";
export { defaultKnowledgeLimits, type KnowledgeDeps, type KnowledgeLimits } from "./deps.ts";
export { type Knowledge, openKnowledge } from "./open-knowledge.ts";
export * from "./ports.ts";
export { type KnowledgeFigures, readKnowledgeFigures } from "./read-figures.ts";
