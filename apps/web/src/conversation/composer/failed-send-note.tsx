import { Alert, Button } from "@claw/ui";
import { useTranslations } from "use-intl";
import { RequestId } from "../../api/request-id.tsx";
import { useFailureText } from "../../api/use-failure-text.ts";
import { useApp } from "../../app/app-context.ts";
import { useFailedSend } from "../send/use-outgoing.ts";

/** Why the last message of this place could not be sent; its text is back in the composer. */
export function FailedSendNote({ place }: { place: string }) {
  const t = useTranslations("composer");
  const { outbox } = useApp();
  const failed = useFailedSend(place);
  const textOf = useFailureText();
  if (!failed) return null;

  return (
    <Alert tone="danger" className="mb-2">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <p>
            {t("failed")} {textOf(failed.failure)}
          </p>
          <RequestId failure={failed.failure} />
        </div>
        <Button variant="ghost" size="sm" onClick={() => outbox.forgive(place)}>
          {t("dismiss")}
        </Button>
      </div>
    </Alert>
  );
}
