import type { SortState } from "@claw/ui/data-table";
import { chosenOf } from "../app/chosen-of.ts";

type Search = Record<string, unknown>;

/** What a list's address says: what is searched for, and the order where it is not the usual one. */
export type ListSearch<Sort extends string> = {
  q?: string | undefined;
  sort?: Sort | undefined;
  dir?: "asc" | "desc" | undefined;
};

/** Reads it; what it cannot be is left out. For `validateSearch`, beside filters of one's own. */
export function listSearch<Sort extends string>(
  sorts: readonly Sort[],
  { q, sort, dir }: Search,
): ListSearch<Sort> {
  const by = chosenOf(sorts, sort);
  const direction = chosenOf(["asc", "desc"] as const, dir);

  return {
    ...(typeof q === "string" || typeof q === "number" ? { q: String(q) } : {}),
    ...(by ? { sort: by } : {}),
    ...(direction ? { dir: direction } : {}),
  };
}

/** A filter of an address; undefined for what it cannot be. */
export function filterOf<Value extends string>(values: readonly Value[], value: unknown): Value | undefined {
  return chosenOf(values, value);
}

/** The order that an address says, else the usual one. */
export function sortOf<Sort extends string>(
  { sort, dir }: ListSearch<Sort>,
  usual: SortState<Sort>,
): SortState<Sort> {
  return { by: sort ?? usual.by, direction: dir ?? usual.direction };
}

/** An id of an address; undefined for what is none. */
export function idOf(value: unknown): string | undefined {
  return typeof value === "string" && /^[0-9a-f-]{36}$/.test(value) ? value : undefined;
}
