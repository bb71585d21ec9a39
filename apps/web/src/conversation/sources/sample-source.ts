import type { Citation, Source } from "@claw/contract";

/** A source as tests need one, with what matters to the test in place of the rest. */
export function sampleSource(change: Partial<Source> = {}): Source {
  return {
    number: 1,
    knowledgeBaseId: "b",
    documentId: "d",
    versionId: "v",
    chunkId: "c",
    title: "手册",
    headings: "",
    score: 1,
    page: null,
    start: 0,
    end: 10,
    ...change,
  };
}

/** As {@link sampleSource}, for a citation of it. */
export function sampleCitation(change: Partial<Citation> = {}): Citation {
  return {
    number: 1,
    documentId: "d",
    versionId: "v",
    chunkId: "c",
    title: "手册",
    quote: "",
    page: null,
    start: 0,
    end: 10,
    at: 0,
    verified: false,
    ...change,
  };
}
