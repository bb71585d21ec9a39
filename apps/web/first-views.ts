import { join } from "node:path";
import type { Rolldown } from "vite";

type Context = Parameters<Rolldown.CodeSplittingNameFunction>[1];

const source = join(import.meta.dirname, "src");

/**
 * What somebody meets first: what every page is made of, the pages of one who is not signed in, the frame of one who
 * is, a conversation, and the beginning of one.
 */
const views = {
  // Of the components behind one name, what strangers and members both see.
  base: ["main.tsx", "../../../packages/ui/src/spinner.tsx"],
  door: ["auth/door-room.ts"],
  house: ["app/shell.tsx"],
  conversation: ["conversation/page/conversation-page.tsx"],
  beginning: ["conversation/empty/new-conversation-page.tsx"],
} as const;

type View = keyof typeof views;

/** Names every component: what of it a view needs is known only after unused code has been left out. */
const isBarrel = (id: string) =>
  /(ui\/src|client\/src\/browser)\/index\.ts$|node_modules\/(radix-ui|lucide-react)\//.test(id);

/** What an icon is known by here: all are taken out of one module, and only the code that does names which. */
const iconKey = (name: string) => `icon ${name.replaceAll(/([a-z])([A-Z\d])/g, "$1-$2").toLowerCase()}`;

function iconsNamedIn(code: string): string[] {
  const [, names = ""] = /import\s*\{([^}]*)\}\s*from\s*"lucide-react"/.exec(code) ?? [];

  return names.split(",").map((name) => iconKey(name.trim()));
}

function keyOf(id: string): string {
  const [, icon] = /lucide-react\/.*\/icons\/([\w-]+)\.mjs$/.exec(id) ?? [];

  return icon === undefined ? id : iconKey(icon);
}

function reachedFrom(files: readonly string[], context: Context): Set<string> {
  const reached = new Set<string>();
  const waiting = files.map((file) => join(source, file));
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (reached.has(id)) continue;

    reached.add(id);
    if (isBarrel(id)) continue;

    const info = context.getModuleInfo(id);
    waiting.push(...(info?.importedIds ?? []));
    for (const icon of iconsNamedIn(info?.code ?? "")) reached.add(icon);
  }

  return reached;
}

/** The file of a module that these views are made of: what two of them share is in one that both load. */
function fileOf(isIn: (view: View) => boolean): View | null {
  const isInHouse = isIn("house") || (isIn("conversation") && isIn("beginning"));
  const isOfMembers = isInHouse || isIn("conversation") || isIn("beginning");

  if (isIn("base") || (isIn("door") && isOfMembers)) return "base";
  if (isIn("door")) return "door";
  if (isInHouse) return "house";
  if (isIn("conversation")) return "conversation";
  return isIn("beginning") ? "beginning" : null;
}

/** A file takes along what its modules import, unless another has it already: what is shared comes first. */
const order = ["base", "house", "conversation", "beginning", "door"] as const satisfies View[];

/**
 * Puts what the first views are made of into one file each, and nothing else into these: text compresses better in one
 * piece, and fewer requests stand in a row.
 */
export function firstViews(): Rolldown.CodeSplittingGroup[] {
  const reached = new Map<View, Set<string>>();
  const reach = (view: View, context: Context) => {
    const known = reached.get(view) ?? reachedFrom(views[view], context);
    reached.set(view, known);
    return known;
  };

  return order.map((file, index) => ({
    name: (id, context) => (fileOf((view) => reach(view, context).has(keyOf(id))) === file ? file : null),
    priority: 3 + order.length - index,
  }));
}
