import { type ClassValue, clsx } from "clsx";
// The same library as a file of its own: the other one comes with the full table, which a renderer of markdown uses.
import { createTailwindMerge } from "tailwind-merge/es5";
import { classGroups } from "./class-groups.ts";

const merge = createTailwindMerge(() => classGroups);

/** Joins class names; of two Tailwind classes for the same property the later one wins. */
export function cn(...values: ClassValue[]): string {
  return merge(clsx(values));
}
