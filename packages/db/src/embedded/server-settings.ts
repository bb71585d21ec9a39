const always = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "100",
  shared_buffers: "128MB",
  password_encryption: "scram-sha-256",
  timezone: "UTC",
  log_timezone: "UTC",
  log_destination: "stderr",
  logging_collector: "off",
  // Errors of statements go to whoever sent them. Their texts and details hold what people wrote: not for a log.
  log_min_messages: "log",
  log_min_error_statement: "panic",
  log_checkpoints: "off",
};

/** What a test can do without: surviving the machine's death. What many at a time need: a connection each. */
const forTests = {
  max_connections: "200",
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  wal_level: "minimal",
  max_wal_senders: "0",
  autovacuum: "off",
  max_wal_size: "128MB",
};

/** The command line of the embedded server; nothing in it is secret. */
export function serverArguments(cluster: string, port: number, ephemeral: boolean): readonly string[] {
  const settings = { ...always, port: String(port), ...(ephemeral ? forTests : {}) };

  return ["-D", cluster, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}
