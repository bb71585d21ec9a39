import { Button } from "@claw/ui";
import { Send } from "lucide-react";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { useFailureText } from "../api/use-failure-text.ts";
import { useApp } from "../app/app-context.ts";

/** A mail to oneself. */
export function TestMailButton({ onSent }: { onSent: () => void }) {
  const t = useTranslations("mail");
  const failureText = useFailureText();
  const { notices } = useApp();
  const test = trpc.admin.mail.sendTest.useMutation({
    onSuccess({ to, sent, reason }) {
      notices.tell(sent ? t("testSent", { to }) : t("testFailed", { reason: reason ?? "" }));
      onSent();
    },
    onError: (error) => notices.tell(failureText(error)),
  });

  return (
    <Button variant="outline" size="sm" disabled={test.isPending} onClick={() => test.mutate()}>
      <Send /> {t("sendTest")}
    </Button>
  );
}
