import type { AppRouter } from "@claw/api";
import {
  httpBatchLink,
  httpLink,
  isNonJsonSerializable,
  type Operation,
  splitLink,
  type TRPCLink,
} from "@trpc/client";
import { fetchBy, type Send } from "../send.ts";

export type CallOptions = { url: string; send: Send; headers: () => Record<string, string> };

const maxAddressLength = 4000;

/** Calls over HTTP: together where they are made together; forms, and questions too long for an address, by themselves. */
export function callLink({ url, send, headers }: CallOptions): TRPCLink<AppRouter> {
  const http = { url, headers, fetch: fetchBy(send) };

  return splitLink({
    condition: (op) => isNonJsonSerializable(op.input) || isTooLong(op),
    true: httpLink({ ...http, methodOverride: "POST" }),
    false: httpBatchLink({ ...http, maxURLLength: maxAddressLength, maxItems: 20 }),
  });
}

function isTooLong({ type, input }: Operation): boolean {
  if (type !== "query" || input === undefined) return false;

  // What the address holds beside it is short.
  return encodeURIComponent(JSON.stringify(input)).length > maxAddressLength - 500;
}
