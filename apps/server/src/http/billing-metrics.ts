import type { InvariantWatch } from "@claw/core";
import { Gauge, type Registry } from "prom-client";
import type { HealthCheck } from "../health.ts";

/** How many contradictions there are in the accounts: 0, or somebody has to look. */
export function addBillingFigures(registry: Registry, watch: InvariantWatch): void {
  new Gauge({
    name: "claw_billing_contradictions",
    help: "Rows of billing_invariants at the last look; anything but 0 is an error",
    registers: [registry],
    collect() {
      const last = watch.last();
      if (last) this.set(last.contradictions);
    },
  });
}

/** Serving goes on while the accounts are being looked into; whoever runs the server is told. */
export function accountsCheck(watch: InvariantWatch): HealthCheck {
  return {
    name: "accounts",
    async check() {
      const last = watch.last();
      if (last === null) return { status: "up", detail: "being looked through" };
      if (last.contradictions === 0) return { status: "up" };

      return { status: "degraded", detail: `${last.contradictions} contradictions: the log names them` };
    },
  };
}
