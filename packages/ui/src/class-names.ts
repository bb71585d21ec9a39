import { type ClassValue, clsx } from "clsx";
import { mergerOfClasses } from "./merge-classes.ts";

const merge = mergerOfClasses();

/** Joins class names; of two Tailwind classes for the same property the later one wins. */
export function cn(...values: ClassValue[]): string {
  return merge(clsx(values));
}
