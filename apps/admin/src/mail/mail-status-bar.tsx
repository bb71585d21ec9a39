import { Alert } from "@claw/ui";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";

/** Where mails go, and why they do not arrive where they do not. */
export function MailStatusBar() {
  const t = useTranslations("mail");
  const status = trpc.admin.mail.status.useQuery();
  if (!status.data) return null;
  const { mode, server, works, reason } = status.data;

  return (
    <div className="border-b px-4 py-2 md:px-5">
      {mode === "outbox" ? (
        <Alert tone="warning">
          {t("outboxHint")}{" "}
          <Link to="/settings" className="text-primary-text underline">
            {t("toSettings")}
          </Link>
        </Alert>
      ) : (
        <Alert tone={works ? "success" : "danger"}>
          {t(works ? "smtpWorks" : "smtpFails", { server: server ?? "" })}
          {reason ? <span data-written> {reason}</span> : null}
        </Alert>
      )}
    </div>
  );
}
