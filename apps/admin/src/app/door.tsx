import { mayBeSignedIn, type SessionState } from "@claw/client/browser";
import { Button, MessageScreen, Skeleton } from "@claw/ui";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { useApp } from "./app-context.ts";
import { goToSignIn } from "./leave.ts";
import { OperatorsOnly } from "./operators-only.tsx";

type Progress = "asking" | "unreachable" | SessionState;

/** Lets operators in. Others are told so, and who is not signed in goes to the door of the house. */
export function Door({ children }: { children: ReactNode }) {
  const t = useTranslations();
  const { browser } = useApp();
  const [progress, setProgress] = useState<Progress>("asking");

  useEffect(() => {
    if (progress !== "asking") return;
    if (!mayBeSignedIn(localStorage)) return setProgress({ status: "signedOut" });

    browser.restore().then(setProgress, () => setProgress("unreachable"));
  }, [browser, progress]);

  const isStranger = typeof progress === "object" && progress.status === "signedOut";
  useEffect(() => {
    if (isStranger) goToSignIn({ hasEnded: false });
  }, [isStranger]);

  if (progress === "unreachable") {
    return (
      <MessageScreen title={t("door.unreachableTitle")} hint={t("door.unreachableHint")}>
        <Button size="lg" onClick={() => setProgress("asking")}>
          {t("common.retry")}
        </Button>
      </MessageScreen>
    );
  }
  if (progress === "asking" || progress.status !== "signedIn") return <DoorSkeleton />;

  return progress.user.role === "operator" ? children : <OperatorsOnly person={progress.user} />;
}

function DoorSkeleton() {
  return (
    <div className="flex h-dvh">
      <div className="hidden w-52 border-r bg-sidebar p-3 md:grid md:content-start md:gap-2">
        <Skeleton className="h-6 w-28" />
        <Skeleton className="h-7" />
        <Skeleton className="h-7" />
        <Skeleton className="h-7" />
      </div>
    </div>
  );
}
