/** The pages of the knowledge bases, fetched together. */
export { BasesPage } from "./bases/bases-page.tsx";
export { BasePage } from "./documents/base-page.tsx";
export { KnowledgeLayout } from "./knowledge-layout.tsx";
export { DocumentPage } from "./reader/document-page.tsx";
export { SearchPage } from "./search/search-page.tsx";
