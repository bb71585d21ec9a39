export const zhMoney = {} as const;
