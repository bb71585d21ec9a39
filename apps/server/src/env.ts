import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";

export type Environment = Readonly<Record<string, string | undefined>>;

/** The real environment, over what `.env` in `folder` says. The only place in the server that reads either. */
export function readEnvironment(folder: string): Environment {
  const file = join(folder, ".env");
  const written = existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};

  return { ...written, ...process.env };
}
