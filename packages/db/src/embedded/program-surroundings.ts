/**
 * Nothing of ours is passed on: neither our secrets, nor settings meant for other servers (PGDATA, PGPORT), nor our
 * folder, which the user that runs PostgreSQL may not enter. (On Windows, Node adds what a program cannot do without.)
 */
export const programSurroundings: { readonly cwd?: string; readonly env: Readonly<Record<string, string>> } =
  process.platform === "win32"
    ? { env: {} }
    : { cwd: "/", env: { PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" } };
