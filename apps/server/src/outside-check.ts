import type { HealthCheck } from "./health.ts";

/** Less than the whole check may take, so that what is silent is degraded and not down. */
const timeoutMs = 1500;
/** Nobody's bill grows because a load balancer asks every second. */
const freshMs = 30_000;

type Finding = Awaited<ReturnType<HealthCheck["check"]>>;

/** A service outside that is wanted and not needed: when it fails, the server is degraded. */
export function outsideCheck(name: string, missing: string, look: () => Promise<unknown>): HealthCheck {
  let last: { at: number; finding: Promise<Finding> } | null = null;

  async function ask(): Promise<Finding> {
    const { promise: late, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(new Error("timeout")), timeoutMs);

    try {
      await Promise.race([look(), late]);
      return { status: "up" };
    } catch {
      // The reason may hold addresses and names.
      return { status: "degraded", detail: missing };
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    name,
    check() {
      const now = performance.now();
      if (!last || now - last.at > freshMs) last = { at: now, finding: ask() };

      return last.finding;
    },
  };
}
