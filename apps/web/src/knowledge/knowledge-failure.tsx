import type { Failure } from "@claw/client/browser";
import { Alert } from "@claw/ui";
import { useTranslations } from "use-intl";
import { RequestId } from "../api/request-id.tsx";
import { useFailureText } from "../api/use-failure-text.ts";

/** Why something was refused, in the words of this room: a quota here is room for documents. */
export function useKnowledgeFailureText(): (failure: Failure) => string {
  const t = useTranslations("knowledge.upload");
  const textOf = useFailureText();

  return (failure) => (failure.reason === "QUOTA_EXCEEDED" ? t("quota") : textOf(failure));
}

export function KnowledgeFailure({ failure }: { failure: Failure | null }) {
  const textOf = useKnowledgeFailureText();
  if (!failure) return null;

  return (
    <Alert tone="danger">
      {textOf(failure)}
      <RequestId failure={failure} />
    </Alert>
  );
}
