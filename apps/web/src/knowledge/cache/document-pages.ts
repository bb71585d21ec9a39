import type { Document, DocumentPage } from "@claw/contract";

/** Pages as they were loaded: newest documents first. */
export type DocumentPages = readonly DocumentPage[];

export type DocumentFilter = { status?: Document["status"] | undefined; query?: string | undefined };

export function flattenDocuments(pages: DocumentPages): Document[] {
  return pages.flatMap((page) => page.items);
}

/** Whether a document still belongs into a list that shows one state only. What is searched for stays where it was found. */
function fits({ status }: Document, filter: DocumentFilter): boolean {
  return filter.status === undefined || filter.status === status;
}

function isKnown(pages: DocumentPages, documentId: string): boolean {
  return pages.some((page) => page.items.some(({ id }) => id === documentId));
}

export function removeDocument(pages: DocumentPages, documentId: string): DocumentPage[] {
  return pages.map((page) => ({ ...page, items: page.items.filter(({ id }) => id !== documentId) }));
}

/**
 * The pages with this document: brought up to date where it stands, gone where it no longer fits, and on top where it
 * is new. Into a search nothing comes that was not found.
 */
export function putDocument(
  pages: DocumentPages,
  document: Document,
  filter: DocumentFilter,
): DocumentPage[] {
  if (!fits(document, filter)) return removeDocument(pages, document.id);
  if (!isKnown(pages, document.id)) {
    if (filter.query) return [...pages];
    return pages.map((page, index) => (index === 0 ? { ...page, items: [document, ...page.items] } : page));
  }

  return pages.map((page) => ({
    ...page,
    items: page.items.map((item) => (item.id === document.id ? newer(item, document) : item)),
  }));
}

/** News may overtake each other: a version's later state wins, and a later version over both. */
export function newer(known: Document, news: Document): Document {
  return news.updatedAt < known.updatedAt ? known : news;
}
