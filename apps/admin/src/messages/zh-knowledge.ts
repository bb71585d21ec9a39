export const zhKnowledge = {} as const;
