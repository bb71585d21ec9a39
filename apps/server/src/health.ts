/** One thing that the server needs, and how it is. */
export type HealthPart = { name: string; status: "up" | "degraded" | "down"; detail?: string };

export type Health = { status: "ready" | "degraded" | "unavailable"; parts: HealthPart[] };

/** Looks at one part; a rejection means that it is down. */
export type HealthCheck = { name: string; check(): Promise<Omit<HealthPart, "name">> };

const timeoutMs = 2000;

/** Looks at all parts at once. One that does not answer within 2 s is down; one that is degraded still serves. */
export async function checkHealth(checks: readonly HealthCheck[]): Promise<Health> {
  const parts = await Promise.all(checks.map(look));
  const states = new Set(parts.map(({ status }) => status));

  if (states.has("down")) return { status: "unavailable", parts };
  return { status: states.has("degraded") ? "degraded" : "ready", parts };
}

async function look({ name, check }: HealthCheck): Promise<HealthPart> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error("timeout")), timeoutMs);

  try {
    return { name, ...(await Promise.race([check(), late])) };
  } catch {
    // The reason may hold addresses and names; whoever runs the server finds it in the log of the part.
    return { name, status: "down", detail: "does not answer" };
  } finally {
    clearTimeout(timer);
  }
}
