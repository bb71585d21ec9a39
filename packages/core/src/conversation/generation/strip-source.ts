import type { Source } from "@claw/contract";
import type { GroundedSource } from "../ports.ts";

/** As it is stored and told: without its text, which may be gone tomorrow. */
export function withoutText({ parts: _, content: __, ...source }: GroundedSource): Source {
  return source;
}
