import { join } from "node:path";
import type { Rolldown } from "vite";

type Context = Parameters<Rolldown.CodeSplittingNameFunction>[1];

const source = join(import.meta.dirname, "src");

/** What somebody meets first: the page of one who is not signed in, a conversation's beginning, and a conversation. */
const views = {
  door: ["main.tsx", "auth/door-layout.tsx", "auth/sign-in-page.tsx", "auth/register-page.tsx"],
  house: ["app/shell.tsx", "conversation/empty/new-conversation-page.tsx"],
  conversation: ["conversation/page/conversation-page.tsx"],
} as const;

/** Names every component: what of it a view needs is known only after unused code has been left out. */
const isBarrel = (id: string) => /ui\/src\/index\.ts$|node_modules\/(radix-ui|lucide-react)\//.test(id);

function reachedFrom(files: readonly string[], context: Context): Set<string> {
  const reached = new Set<string>();
  const waiting = files.map((file) => join(source, file));
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (reached.has(id)) continue;

    reached.add(id);
    if (!isBarrel(id)) waiting.push(...(context.getModuleInfo(id)?.importedIds ?? []));
  }

  return reached;
}

/**
 * Puts what the first views are made of into one file each, and nothing else into these: text compresses better in one
 * piece, and fewer requests stand in a row. What two views share belongs to the earlier one.
 */
export function firstViews(): Rolldown.CodeSplittingGroup[] {
  return (["conversation", "house", "door"] as const).map((view, index) => {
    let reached: Set<string> | null = null;

    return {
      name: (id, context) => {
        reached ??= reachedFrom(views[view], context);
        return reached.has(id) ? view : null;
      },
      priority: 3 + index,
    };
  });
}
