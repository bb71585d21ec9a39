/** How long a test waits for what must come: long, for busy machines, and no longer than it takes. For `vi.waitFor`. */
export const patience = { timeout: 20_000, interval: 10 } as const;
