/** Runs while no other tab of this browser runs under the same name; at once where the browser has no locks. */
export async function exclusively<Result>(name: string, run: () => Promise<Result>): Promise<Result> {
  // Locks exist in secure contexts only: not for an installation that is reached over plain http by address.
  if (typeof navigator === "undefined" || !("locks" in navigator) || !navigator.locks) return run();

  return navigator.locks.request(name, run);
}
