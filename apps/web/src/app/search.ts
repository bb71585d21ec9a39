import { type DocumentStatus, toDocumentStatus } from "../knowledge/document-statuses.ts";

type Search = Record<string, unknown>;

/** What the sidebar shows: a search, or the archive. */
export function shellSearch({ q, archived }: Search): {
  q?: string | undefined;
  archived?: true | undefined;
} {
  return {
    ...(typeof q === "string" || typeof q === "number" ? { q: String(q) } : {}),
    ...(archived === true ? { archived } : {}),
  };
}

/** Which panel is open beside a conversation: its settings, or what stands behind one of its answers. */
export type PanelSearch = {
  panel?: "settings" | "source" | "trace" | undefined;
  /** Of `source` and `trace`: the answer. */
  message?: string | undefined;
  /** Of `source`: its number, and where the answer cites it. */
  source?: number | undefined;
  mark?: number | undefined;
};

export function panelSearch({ panel, message, source, mark }: Search): PanelSearch {
  if (panel === "settings") return { panel };
  if (typeof message !== "string") return {};
  if (panel === "trace") return { panel, message };
  if (panel !== "source" || !isCount(source)) return {};

  return { panel, message, source, ...(isCount(mark) ? { mark } : {}) };
}

/** As `panelSearch`, and the message that a conversation is opened at. */
export function conversationSearch(search: Search): PanelSearch & { at?: string | undefined } {
  return { ...panelSearch(search), ...(typeof search.at === "string" ? { at: search.at } : {}) };
}

/** The same page without a panel beside it. */
export function withoutPanel<Given extends PanelSearch>(search: Given): Given & PanelSearch {
  return { ...search, panel: undefined, message: undefined, source: undefined, mark: undefined };
}

/** What the sidebar shows goes along to other pages; all else belongs to the page that is left. */
export function keepSidebar({ q, archived }: ReturnType<typeof shellSearch>): ReturnType<typeof shellSearch> {
  return { q, archived };
}

/** As `panelSearch`, and a base that a new conversation begins with. */
export function homeSearch(search: Search): PanelSearch & { base?: string | undefined } {
  return { ...panelSearch(search), ...(typeof search.base === "string" ? { base: search.base } : {}) };
}

/** What is asked of a base's documents. */
export function documentsSearch({ status, title }: Search): {
  status?: DocumentStatus | undefined;
  title?: string | undefined;
} {
  const known = toDocumentStatus(status);
  return {
    ...(known ? { status: known } : {}),
    ...(typeof title === "string" || typeof title === "number" ? { title: String(title) } : {}),
  };
}

/** A place in a document: a passage, and words in it. */
export function placeSearch({ chunk, start, end }: Search): {
  chunk?: string | undefined;
  start?: number | undefined;
  end?: number | undefined;
} {
  if (typeof chunk !== "string") return {};
  return { chunk, ...(isCount(start) && isCount(end) ? { start, end } : {}) };
}

/** What is looked for, and in which base. */
export function questionSearch({ question, base }: Search): {
  question?: string | undefined;
  base?: string | undefined;
} {
  return {
    ...(typeof question === "string" || typeof question === "number" ? { question: String(question) } : {}),
    ...(typeof base === "string" ? { base } : {}),
  };
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

/** Where to go after signing in, and why one has to. */
export function signInSearch({ redirect, ended }: Search): {
  redirect?: string | undefined;
  ended?: true | undefined;
} {
  return {
    ...(typeof redirect === "string" && isOwnAddress(redirect) ? { redirect } : {}),
    ...(ended === true ? { ended } : {}),
  };
}

/** An address of this page's own: a link must not send anybody elsewhere after signing in. */
export function isOwnAddress(address: string): boolean {
  return /^\/(?![/\\])/.test(address);
}

/** Of the operator's application, which has a router of its own. */
export function isAdminAddress(address: string): boolean {
  return /^\/admin(\/|$)/.test(address);
}
