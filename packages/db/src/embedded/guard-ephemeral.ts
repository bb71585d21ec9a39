import { spawn } from "node:child_process";
import { once } from "node:events";
import type { ClusterPaths } from "./cluster-paths.ts";
import { postmasterFile } from "./postmaster-file.ts";
import { programSurroundings } from "./program-surroundings.ts";

/** Waits for a word; hearing only the end of the pipe, it knows that our process has died. */
const script = `
read -r word
[ "$word" = stopped ] && exit 0
kill -QUIT "$(head -n 1 "$1")"
rm -rf -- "$2"
`;

/**
 * Stops PostgreSQL and removes its data directory when this process dies without doing so: tests that are killed leave
 * nothing behind. (Not on Windows, which has no sh.)
 */
export function guardEphemeral(paths: ClusterPaths): AsyncDisposable {
  if (process.platform === "win32") {
    return { [Symbol.asyncDispose]: async () => {} };
  }

  const guard = spawn("sh", ["-c", script, "sh", postmasterFile(paths.cluster), paths.dataDir], {
    ...programSurroundings,
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  guard.unref();
  const ended = once(guard, "exit");

  return {
    [Symbol.asyncDispose]: async () => {
      guard.ref();
      guard.stdin.end("stopped\n");
      await ended;
    },
  };
}
