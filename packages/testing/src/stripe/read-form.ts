/** A tree of texts, as Stripe's SDK writes it into a form: `line_items[0][price_data][currency]=cny`. */
export type FormTree = { [key: string]: string | FormTree };

export function readForm(body: string): FormTree {
  const root: FormTree = {};

  for (const [name, value] of new URLSearchParams(body)) {
    const path = name.split(/[[\]]+/).filter(Boolean);
    const last = path.pop() ?? name;
    let place = root;
    for (const key of path) {
      const next = place[key];
      const tree = typeof next === "object" ? next : {};
      place[key] = tree;
      place = tree;
    }
    place[last] = value;
  }

  return root;
}

/** The text at a path; empty where there is none. */
export function textAt(tree: FormTree, ...path: string[]): string {
  let place: string | FormTree | undefined = tree;
  for (const key of path) place = typeof place === "object" ? place[key] : undefined;

  return typeof place === "string" ? place : "";
}

/** The texts of a flat part, such as metadata. */
export function textsAt(tree: FormTree, ...path: string[]): Record<string, string> {
  let place: string | FormTree | undefined = tree;
  for (const key of path) place = typeof place === "object" ? place[key] : undefined;
  const entries = typeof place === "object" ? Object.entries(place) : [];

  return Object.fromEntries(
    entries.flatMap(([key, value]) => (typeof value === "string" ? [[key, value]] : [])),
  );
}
