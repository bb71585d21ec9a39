import { patient } from "@claw/ui/patient";
import { lazy, Suspense } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { usePerson } from "../../auth/use-person.ts";
import { ModelPrice } from "../settings/model-price.tsx";
import { useAnsweringModel } from "../settings/use-models.ts";

const OfflineHint = lazy(
  patient(async () => ({ default: (await import("./offline-hint.tsx")).OfflineHint })),
);

/** As long as somebody may wonder what this is. */
const newHereMs = 7 * 24 * 3600_000;

function greetingKey(hour: number): "morning" | "afternoon" | "evening" {
  if (hour >= 5 && hour < 12) return "morning";
  return hour >= 12 && hour < 18 ? "afternoon" : "evening";
}

/** Greets, and says what this is, which model will answer and what it costs. */
export function Greeting({ model }: { model: string | null }) {
  const t = useTranslations();
  const person = usePerson();
  const isNewHere = person !== null && Date.now() - Date.parse(person.createdAt) < newHereMs;
  const answering = useAnsweringModel(model);
  const installation = trpc.system.installation.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });

  return (
    <div className="grid grid-cols-1 gap-5 text-center">
      <div className="grid gap-2">
        <h1 className="font-semibold text-2xl leading-snug">
          {t(`empty.${greetingKey(new Date().getHours())}`, { name: person?.name ?? "" })}
        </h1>
        {isNewHere ? (
          <p className="mx-auto max-w-[34rem] text-balance text-muted-foreground text-sm leading-6">
            {t("beginning.about")}
          </p>
        ) : null}
        <p className="min-h-6 text-sm max-sm:min-h-12">
          {answering ? (
            <>
              {t("empty.answering", { model: answering.displayName })}
              <span aria-hidden="true" className="max-sm:hidden">
                {" · "}
              </span>
              <span className="max-sm:block">
                <ModelPrice model={answering} />
              </span>
            </>
          ) : null}
        </p>
      </div>
      <Suspense>{installation.data?.isOffline ? <OfflineHint /> : null}</Suspense>
    </div>
  );
}
