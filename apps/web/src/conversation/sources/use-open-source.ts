import { useNavigate } from "@tanstack/react-router";

/** Opens what stands behind an answer in the panel beside it; the address says which. */
export function useOpenSource(messageId: string) {
  const navigate = useNavigate();

  return {
    openSource: (source: number, at: number | null) =>
      void navigate({
        to: ".",
        search: (search) => ({
          ...search,
          panel: "source" as const,
          message: messageId,
          source,
          mark: at ?? undefined,
        }),
      }),
    openTrace: () =>
      void navigate({
        to: ".",
        search: (search) => ({
          ...search,
          panel: "trace" as const,
          message: messageId,
          source: undefined,
          mark: undefined,
        }),
      }),
  };
}
