import { chmod, stat } from "node:fs/promises";
import { dirname } from "node:path";
import type { DatabaseLog } from "../log.ts";
import type { Binaries } from "./find-binaries.ts";
import { type Program, runProgram } from "./run-program.ts";

type UserIds = { readonly uid: number; readonly gid: number };

/** Who runs PostgreSQL, and how to start a program as that user. */
export type Account = {
  /** Whose the data must be; undefined for the user that runs this process. */
  readonly ids: UserIds | undefined;
  program(file: string, args: readonly string[]): Program;
};

/**
 * PostgreSQL refuses to run as root. Where this process is root, the user `postgres` runs it (made if it is missing).
 * Below a private folder (a checkout in /root or in `mktemp -d`) that user also gets the capability to pass through
 * folders, CAP_DAC_READ_SEARCH, and no other.
 *
 * Throws, naming the folder in the way, where that capability cannot be given.
 */
export async function findAccount(binaries: Binaries, dataDir: string, log: DatabaseLog): Promise<Account> {
  if (process.getuid?.() !== 0) {
    return { ids: undefined, program: (file, args) => ({ file, args, options: {} }) };
  }

  await Promise.all([makeExecutable(binaries.initdb), makeExecutable(binaries.postgres)]);
  const ids = await findPostgresUser(log);
  const places = [binaries.postgres, dataDir];

  const switched: Account = { ids, program: (file, args) => ({ file, args, options: ids }) };
  if (await canReach(switched, places)) {
    return switched;
  }

  const passing: Account = {
    ids,
    program: (file, args) => ({
      file: "setpriv",
      args: [...passThroughFolders(ids), file, ...args],
      options: {},
    }),
  };
  if (await canReach(passing, places)) {
    return passing;
  }

  throw new Error(await describeClosedFolder(switched, places));
}

/** For util-linux' setpriv. The last bit keeps access(2) from dropping the capability, which PostgreSQL asks. */
function passThroughFolders({ uid, gid }: UserIds): readonly string[] {
  return [
    `--reuid=${uid}`,
    `--regid=${gid}`,
    "--clear-groups",
    "--no-new-privs",
    "--inh-caps=-all,+dac_read_search",
    "--ambient-caps=-all,+dac_read_search",
    "--securebits=+no_setuid_fixup",
    "--",
  ];
}

async function canReach(account: Account, places: readonly string[]): Promise<boolean> {
  const tests = places.flatMap((place, index) => (index === 0 ? ["-x", place] : ["-a", "-x", place]));

  try {
    const { code } = await runProgram(account.program("test", tests));
    return code === 0;
  } catch {
    return false;
  }
}

async function describeClosedFolder(account: Account, places: readonly string[]): Promise<string> {
  const folders = places.flatMap(listAncestors).sort((one, other) => one.length - other.length);
  const reachable = await Promise.all(folders.map((folder) => canReach(account, [folder])));
  const closed = folders.find((_, index) => !reachable[index]) ?? "a folder";

  return (
    `PostgreSQL does not run as root, and the user "postgres" cannot pass through ${closed}. Run as another user, ` +
    `open that folder (chmod o+x ${closed}), move DATA_DIR and this checkout, or set DATABASE_URL.`
  );
}

function listAncestors(path: string): readonly string[] {
  const parent = dirname(path);

  return parent === path ? [path] : [path, ...listAncestors(parent)];
}

async function findPostgresUser(log: DatabaseLog): Promise<UserIds> {
  const existing = await findUser("postgres");
  if (existing) {
    return existing;
  }

  const flags = ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin"];
  const made = await runProgram({ file: "useradd", args: [...flags, "postgres"], options: {} }).catch(
    () => null,
  );
  const postgres = await findUser("postgres");
  if (made && postgres) {
    log.info('Made the system user "postgres", as which the embedded PostgreSQL runs.');
    return postgres;
  }

  const nobody = await findUser("nobody");
  if (!nobody) {
    throw new Error(
      'PostgreSQL does not run as root, and there is no user "postgres" and no way to make one.',
    );
  }
  return nobody;
}

async function findUser(name: string): Promise<UserIds | null> {
  const [uid, gid] = await Promise.all(
    ["-u", "-g"].map((flag) => runProgram({ file: "id", args: [flag, name], options: {} })),
  );

  return uid?.code === 0 && gid?.code === 0 ? { uid: Number(uid.output), gid: Number(gid.output) } : null;
}

/** A strict umask at install time leaves the programs to root alone. */
async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file);
  const wanted = mode | 0o555;

  if (wanted !== mode) {
    await chmod(file, wanted);
  }
}
