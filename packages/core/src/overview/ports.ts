import type { HealthReport } from "@claw/contract";

/** How the parts are that the server needs: what /readyz says. */
export interface HealthSource {
  check(): Promise<HealthReport>;
}

/** Who is there now, in all processes. */
export interface ActivePeople {
  countPeople(): number;
}
