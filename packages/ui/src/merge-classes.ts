import { classGroups, conflicts, type Fits } from "./class-groups.ts";

/** A class that means what it says, by its whole name. */
const byName = new Map<string, string>();
/** Classes that begin so, by what follows. */
const byBeginning = new Map<string, { group: string; fits: Fits }[]>();

for (const [group, members] of Object.entries(classGroups)) {
  for (const member of members) {
    if (typeof member === "string") byName.set(member, group);
    else for (const [beginning, fits] of Object.entries(member)) addBeginning(beginning, group, fits);
  }
}

function addBeginning(beginning: string, group: string, fits: Fits): void {
  byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), { group, fits }]);
}

/** Which property a class sets; null for what is no class of ours. The longest beginning counts; `[a-property:…]` names its own. */
function groupOf(name: string): string | null {
  const whole = byName.get(name) ?? /^\[([\w-]+):/.exec(name)?.[1];
  if (whole !== undefined) return whole;

  for (let end = name.lastIndexOf("-"); end > 0; end = name.lastIndexOf("-", end - 1)) {
    const value = name.slice(end + 1);
    const found = byBeginning.get(name.slice(0, end))?.find(({ fits }) => fits(value));
    if (found) return found.group;
  }

  return null;
}

/** Where in a class something stands that is not within brackets; the last one, or -1. */
function lastOutside(name: string, sign: string): number {
  let depth = 0;
  let found = -1;
  for (const [index, letter] of [...name].entries()) {
    if (letter === "[" || letter === "(") depth += 1;
    else if (letter === "]" || letter === ")") depth -= 1;
    else if (depth === 0 && letter === sign) found = index;
  }

  return found;
}

/** When a class counts ("hover:dark:"), and which property it sets then. */
function read(name: string): { when: string; group: string | null } {
  const start = lastOutside(name, ":") + 1;
  const base = name.slice(start).replace(/^-/, "");
  const slash = lastOutside(base, "/");

  return { when: name.slice(0, start), group: (slash > 0 && groupOf(base.slice(0, slash))) || groupOf(base) };
}

function merge(classes: string): string {
  const taken = new Set<string>();
  const kept = classes
    .split(" ")
    .reverse()
    .filter((name) => {
      const { when, group } = read(name);
      if (group === null) return true;
      if (taken.has(when + group)) return false;

      for (const same of [group, ...(conflicts[group] ?? [])]) taken.add(when + same);
      return true;
    });

  return kept.reverse().join(" ");
}

/** A page says the same few hundred lists of classes again and again. */
const mostKnown = 500;

/** Of two classes for the same property the later one stays. The same work for the same list is done once. */
export function mergerOfClasses(): (classes: string) => string {
  const known = new Map<string, string>();

  return (classes) => {
    const before = known.get(classes);
    if (before !== undefined) return before;

    const merged = merge(classes);
    if (known.size >= mostKnown) known.clear();
    known.set(classes, merged);
    return merged;
  };
}
