import type { BrowserClient } from "@claw/client/browser";
import { mayBeSignedIn } from "@claw/client/browser";
import { Button, Skeleton } from "@claw/ui";
import { patient } from "@claw/ui/patient";
import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { network } from "./network.ts";

const OfflineReader = lazy(patient(() => import("../offline/offline-reader.tsx")));

export type BootProps = { browser: BrowserClient; children: ReactNode };

type Progress = "asking" | "known" | "unreachable";

function BootSkeleton() {
  return (
    <div className="flex h-dvh">
      <div className="hidden w-70 border-r bg-sidebar p-4 md:grid md:content-start md:gap-3">
        <Skeleton className="h-6 w-28" />
        <Skeleton className="h-9" />
        <Skeleton className="h-9" />
      </div>
    </div>
  );
}

/** Shows neither the door nor the house before it is known which. */
export function Boot({ browser, children }: BootProps) {
  const t = useTranslations();
  const [progress, setProgress] = useState<Progress>(() =>
    mayBeSignedIn(localStorage) ? "asking" : "known",
  );

  useEffect(() => {
    if (progress !== "asking") return;

    browser.restore().then(
      () => setProgress("known"),
      () => setProgress("unreachable"),
    );
  }, [browser, progress]);

  useEffect(() => {
    if (progress !== "unreachable") return undefined;

    return network.subscribe(() => {
      if (network.get()) setProgress("asking");
    });
  }, [progress]);

  switch (progress) {
    case "asking":
      return <BootSkeleton />;
    case "known":
      return children;
    case "unreachable":
      return (
        <Suspense>
          <OfflineReader>
            <Button size="lg" onClick={() => setProgress("asking")}>
              {t("common.retry")}
            </Button>
          </OfflineReader>
        </Suspense>
      );
  }
}
