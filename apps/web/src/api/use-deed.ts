import { type Failure, toFailure } from "@claw/client/browser";
import { useState } from "react";

/** Does something once at a time, and keeps why it failed. Undefined where it did, or another one is under way. */
export function useDeed() {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function run<Result>(deed: () => Promise<Result>): Promise<Result | undefined> {
    if (isBusy) return undefined;

    setBusy(true);
    setFailure(null);
    try {
      return await deed();
    } catch (error) {
      setFailure(toFailure(error));
      return undefined;
    } finally {
      setBusy(false);
    }
  }

  return { run, isBusy, failure };
}
