export const jobsTabs = ["processes", "tasks", "limited", "rules"] as const;
export type JobsTab = (typeof jobsTabs)[number];
