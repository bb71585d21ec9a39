export const zhJobs = {} as const;
