import type { AppRouter } from "@claw/api";
import type { InvalidateQueryFilters, QueryClient } from "@tanstack/react-query";
import type { createTRPCQueryUtils } from "@trpc/react-query";
import { createTRPCRecursiveProxy } from "@trpc/server";
import { keyOfPath } from "./call-key.ts";

type Deed = "getData" | "setData" | "invalidate";

type UtilsOf<Room> = {
  [Name in keyof Room]: Name extends Deed
    ? Room[Name]
    : Room[Name] extends { invalidate: unknown }
      ? UtilsOf<Room[Name]>
      : never;
};

/** What this page remembers of each call's answers: to look at, to change, and to be asked for anew. */
export type QueryUtils = UtilsOf<ReturnType<typeof createTRPCQueryUtils<AppRouter>>>;

function isFilters(value: unknown): value is InvalidateQueryFilters {
  return typeof value === "object" && value !== null;
}

export function createQueryUtils(queryClient: QueryClient): QueryUtils {
  const deeds = new Map<string, (path: readonly string[], input: unknown, more: unknown) => unknown>([
    ["getData", (path, input) => queryClient.getQueryData(keyOfPath(path, input, "query"))],
    ["setData", (path, input, data) => queryClient.setQueryData(keyOfPath(path, input, "query"), data)],
    [
      "invalidate",
      (path, input, filters) =>
        queryClient.invalidateQueries({
          ...(isFilters(filters) ? filters : {}),
          queryKey: keyOfPath(path, input),
        }),
    ],
  ]);

  return createTRPCRecursiveProxy<QueryUtils>(({ path, args: [input, more] }) => {
    const deed = deeds.get(path.at(-1) ?? "");
    if (!deed) throw new Error(`the cache has no ${path.join(".")}`);

    return deed(path.slice(0, -1), input, more);
  });
}
