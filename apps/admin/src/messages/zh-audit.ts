export const zhAudit = {} as const;
