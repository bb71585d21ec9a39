import type { AppRouter } from "@claw/api";
import {
  type UseInfiniteQueryOptions,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { getUntypedClient } from "@trpc/client";
import type { CreateTRPCReact, CreateTRPCReactBase } from "@trpc/react-query";
import { createTRPCRecursiveProxy } from "@trpc/server";
import { useMemo } from "react";
import { useApp } from "../app/app-context.ts";
import { keyOfPath } from "./call-key.ts";
import { createQueryUtils, type QueryUtils } from "./query-utils.ts";

type Hook = "useQuery" | "useInfiniteQuery";
type HooksOf<Room> = {
  [Name in keyof Room]: Room[Name] extends { useQuery: unknown }
    ? Pick<Room[Name], Hook & keyof Room[Name]>
    : HooksOf<Room[Name]>;
};
type Rooms = Omit<CreateTRPCReact<AppRouter, unknown>, keyof CreateTRPCReactBase<AppRouter, unknown>>;
type Trpc = HooksOf<Rooms> & { useUtils(): QueryUtils };

type PageOptions = Pick<UseInfiniteQueryOptions, "getNextPageParam">;

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** What the other options are is checked where they are written: by the types of `trpc`. */
function isPageOptions(value: unknown): value is PageOptions {
  return isObject(value) && "getNextPageParam" in value;
}

function useCall(path: readonly string[]) {
  const { browser } = useApp();

  return (input: unknown) => getUntypedClient(browser.trpc).query(path.join("."), input);
}

function useRead(path: readonly string[], input: unknown, options: unknown) {
  const call = useCall(path);

  return useQuery({
    ...(isObject(options) ? options : {}),
    queryKey: keyOfPath(path, input, "query"),
    queryFn: () => call(input),
  });
}

function useReadOn(path: readonly string[], input: unknown, options: unknown) {
  const call = useCall(path);
  if (!isPageOptions(options)) throw new Error(`how ${path.join(".")} goes on is not said`);

  return useInfiniteQuery({
    ...options,
    queryKey: keyOfPath(path, input, "infinite"),
    initialPageParam: null,
    queryFn: ({ pageParam }) =>
      call(pageParam ? { ...(isObject(input) ? input : {}), cursor: pageParam } : input),
  });
}

function useUtils() {
  const queryClient = useQueryClient();

  return useMemo(() => createQueryUtils(queryClient), [queryClient]);
}

const hooks = new Map<string, (path: readonly string[], input: unknown, options: unknown) => unknown>([
  ["useQuery", useRead],
  ["useInfiniteQuery", useReadOn],
  ["useUtils", useUtils],
]);

/**
 * Typed hooks for every call that reads. The types are those of tRPC's own hooks; what is behind them is this page,
 * since the other has everything that pages may want, of which ours want little, before the first word is seen.
 */
export const trpc = createTRPCRecursiveProxy<Trpc>(({ path, args: [input, options] }) => {
  const hook = hooks.get(path.at(-1) ?? "");
  if (!hook) throw new Error(`there is no ${path.join(".")}`);

  return hook(path.slice(0, -1), input, options);
});
