/** What a process knows of its own memory and handles. Bytes. */
export type Facts = {
  rss: number;
  heapUsed: number;
  external: number;
  /** Handles and requests that keep the process alive, by kind (`process.getActiveResourcesInfo`). */
  resources: Record<string, number>;
  sockets: {
    count: number;
    /** What waits in the process to be written, in all of them and in the fullest. */
    buffered: number;
    mostBuffered: number;
  };
};

/** `gc` collects garbage first; `look` only looks. */
export type Question = "gc" | "look";
