import type { Origin } from "@claw/contract";
import type { HttpBindings } from "@hono/node-server";

/** What Hono's routes know of a request besides itself. */
export type HttpEnv = {
  Bindings: HttpBindings;
  Variables: { requestId: string; origin: Origin };
};
