import { type Failure, toFailure } from "@claw/client/browser";
import type { User } from "@claw/contract";
import { Button } from "@claw/ui";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useApp } from "../../app/app-context.ts";
import { FormFailure } from "../../auth/form-failure.tsx";

/** The address, whether it is known to be this person's, and how to prove it. */
export function EmailState({ user }: { user: User }) {
  const t = useTranslations("settings");
  const { browser } = useApp();
  const [isSent, setSent] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const request = () => {
    setFailure(null);
    browser.trpc.auth.requestEmailVerification.mutate().then(
      () => setSent(true),
      (error: unknown) => setFailure(toFailure(error)),
    );
  };

  return (
    <div className="grid gap-2">
      <p className="font-medium text-sm leading-6">{t("email")}</p>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <span className="wrap-anywhere">{user.email}</span>
        <span className={user.isVerified ? "text-success-text text-xs" : "text-warning-text text-xs"}>
          {user.isVerified ? t("verified") : t("unverified")}
        </span>
        {user.role === "operator" ? (
          <span className="text-muted-foreground text-xs">{t("operator")}</span>
        ) : null}
        {user.isVerified || isSent ? null : (
          <Button variant="outline" size="sm" onClick={request}>
            {t("sendVerification")}
          </Button>
        )}
      </div>
      {isSent ? (
        <p role="status" className="text-muted-foreground text-sm">
          {t("verificationSent")}
        </p>
      ) : null}
      <FormFailure failure={failure} />
    </div>
  );
}
