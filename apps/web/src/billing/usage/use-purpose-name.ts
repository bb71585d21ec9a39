import { useTranslations } from "use-intl";

const known = ["answer", "title", "embedding", "rerank", "report"] as const;

/** What a call was for, in words; one that a newer server knows of keeps its own name. */
export function usePurposeName(): (purpose: string) => string {
  const t = useTranslations("billing.purpose");

  return (purpose) => {
    const key = known.find((candidate) => candidate === purpose);
    return key ? t(key) : purpose;
  };
}
