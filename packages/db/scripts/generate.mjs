// Generates the Prisma client into src/generated, off-line as well.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const prisma = join(
  dirname(createRequire(import.meta.url).resolve("prisma/package.json")),
  "build",
  "index.js",
);

const { status, error } = spawnSync(process.execPath, [prisma, "generate", "--no-hints"], {
  cwd: root,
  stdio: ["ignore", "inherit", "inherit"],
  env: {
    CHECKPOINT_DISABLE: "1",
    // Prisma downloads its schema engine unless it is told where one is. Generating does not run it: migrations are
    // applied by the WebAssembly engine, so any program that exists will do.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    ...process.env,
  },
});

if (error) {
  throw error;
}
process.exit(status ?? 1);
