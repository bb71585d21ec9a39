import type { Failure } from "@claw/client/browser";
import { Alert } from "@claw/ui";
import { RequestId } from "../api/request-id.tsx";
import { useFailureText } from "../api/use-failure-text.ts";

/** Why a form was not accepted; the request's number is folded away for whoever has to look it up. */
export function FormFailure({ failure }: { failure: Failure | null }) {
  const textOf = useFailureText();
  if (!failure) return null;

  return (
    <Alert tone="danger">
      {textOf(failure)}
      <RequestId failure={failure} />
    </Alert>
  );
}
