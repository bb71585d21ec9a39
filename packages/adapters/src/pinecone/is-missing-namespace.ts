/** What Pinecone answers where a namespace has no records, or none any more: 404. */
export function isMissingNamespace(error: unknown): boolean {
  return error instanceof Error && error.name === "PineconeNotFoundError";
}
