import { join } from "node:path";

/** What lies in the data directory of the embedded server. */
export type ClusterPaths = {
  readonly dataDir: string;
  /** PostgreSQL's own directory (PGDATA). Its presence under this name says that it is whole. */
  readonly cluster: string;
  /** Where a new one is made; renamed when it is whole. */
  readonly unfinished: string;
  readonly secret: string;
  /** There only while a new one is made. */
  readonly passwordFile: string;
  readonly log: string;
};

export function clusterPaths(dataDir: string): ClusterPaths {
  return {
    dataDir,
    cluster: join(dataDir, "cluster"),
    unfinished: join(dataDir, "cluster.unfinished"),
    secret: join(dataDir, "secret"),
    passwordFile: join(dataDir, "initial-password"),
    log: join(dataDir, "postgres.log"),
  };
}
