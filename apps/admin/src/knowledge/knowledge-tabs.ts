export const knowledgeTabs = ["bases", "queue", "failed", "orphans"] as const;
export type KnowledgeTab = (typeof knowledgeTabs)[number];
