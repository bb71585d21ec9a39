export const zhMail = {} as const;
