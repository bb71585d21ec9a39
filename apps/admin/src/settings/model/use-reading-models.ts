import { trpc } from "../../api/trpc.ts";

const whileBuildingMs = 3_000;

/** What may be chosen for knowledge bases, and what they have; looked at again while indexes are being made. */
export function useReadingModels() {
  return trpc.admin.knowledge.models.useQuery(undefined, {
    refetchInterval: ({ state }) =>
      state.data?.use.some(({ building }) => building > 0) ? whileBuildingMs : false,
  });
}
