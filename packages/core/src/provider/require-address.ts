import { DomainError } from "@claw/contract";
import { addressKind } from "./address-kind.ts";

/**
 * Operators may mean an address of their own network, and are shown that it is one. INVALID_INPUT for those at which no
 * provider can be; names that lead there are refused when the connection is made.
 */
export function requireAddress(baseUrl: string): void {
  if (addressKind(new URL(baseUrl).hostname) !== "forbidden") return;

  throw new DomainError("INVALID_INPUT", {
    message: "No provider can be at this address.",
    fields: [{ field: "baseUrl", message: "is a link-local or reserved address" }],
  });
}
