export const zhModels = {} as const;
