import { useMemo } from "react";
import { trpc } from "../../api/trpc.ts";

/** What is known of a passage beside its rank. */
export type KnownPassage = { chunkId: string; documentId: string; title: string; page: number | null };

/** No more documents than this are asked for by name. */
const mostAsked = 20;

/**
 * How the documents of a trace are called: by what is known already, else by asking. Null while it is not known, or
 * where the document is gone.
 */
export function useTitles(
  documentIds: readonly string[],
  known: readonly KnownPassage[],
): (documentId: string) => { title: string | null; isGone: boolean } {
  const titles = useMemo(() => new Map(known.map(({ documentId, title }) => [documentId, title])), [known]);
  const asked = [...new Set(documentIds)].filter((id) => !titles.has(id)).slice(0, mostAsked);
  const queries = trpc.useQueries((t) =>
    asked.map((documentId) => t.knowledge.getDocument({ documentId }, { retry: false })),
  );

  return (documentId) => {
    const query = queries[asked.indexOf(documentId)];
    return { title: titles.get(documentId) ?? query?.data?.title ?? null, isGone: query?.isError ?? false };
  };
}
