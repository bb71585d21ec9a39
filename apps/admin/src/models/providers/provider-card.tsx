import type { Provider, ProviderHealth } from "@claw/contract";
import { Badge, Button } from "@claw/ui";
import { ListPlus, PlugZap } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { useFailureText } from "../../api/use-failure-text.ts";
import { FetchModelsDialog } from "./fetch-models-dialog.tsx";
import { HealthFacts } from "./health-facts.tsx";
import { ProviderMenu } from "./provider-menu.tsx";
import { TestResult } from "./test-result.tsx";

export type ProviderCardProps = {
  provider: Provider;
  health: ProviderHealth | undefined;
  /** Ids of all that can be ordered, in their order. */
  order: readonly string[];
};

/** One provider: where it is, how it does, and what can be done with it. */
export function ProviderCard({ provider, health, order }: ProviderCardProps) {
  const t = useTranslations("models.providers");
  const failureText = useFailureText();
  const test = trpc.admin.providers.test.useMutation();
  const [isFetching, setFetching] = useState(false);
  const { id, name, source } = provider;

  return (
    <li className="grid gap-3 rounded-lg border bg-card p-4">
      <div className="flex flex-col gap-3 md:flex-row md:items-start">
        <div className="min-w-0 flex-1">
          <h2 className="flex flex-wrap items-center gap-2">
            <span data-written className="font-semibold">
              {name}
            </span>
            <ProviderBadges provider={provider} circuit={health?.circuit} />
          </h2>
          <p className="mt-1 text-muted-foreground text-sm wrap-anywhere">
            <span data-written>{provider.baseUrl}</span>
            {" · "}
            {provider.hasKey ? <KeyHint hint={provider.keyHint} /> : t("keyNone")}
            {" · "}
            {t("models", { offered: String(provider.offeredCount), count: String(provider.modelCount) })}
          </p>
          {source === "environment" ? (
            <p className="mt-1 text-muted-foreground text-xs">{t("environmentHint")}</p>
          ) : null}
        </div>
        {id === null ? null : (
          <div className="flex flex-wrap items-center gap-2">
            <Button
              variant="outline"
              size="sm"
              disabled={test.isPending}
              onClick={() => test.mutate({ providerId: id })}
            >
              <PlugZap /> {t(test.isPending ? "testing" : "test")}
            </Button>
            <Button variant="outline" size="sm" onClick={() => setFetching(true)}>
              <ListPlus /> {t("fetch")}
            </Button>
            <ProviderMenu provider={provider} order={order} />
          </div>
        )}
      </div>
      {test.data ? <TestResult result={test.data} /> : null}
      {test.error ? <p className="text-danger-text text-sm">{failureText(test.error)}</p> : null}
      {provider.isReplaced ? null : <HealthFacts health={health} />}
      {isFetching && id !== null ? (
        <FetchModelsDialog providerId={id} name={name} onClose={() => setFetching(false)} />
      ) : null}
    </li>
  );
}

function KeyHint({ hint }: { hint: string | null }) {
  const t = useTranslations("models.providers");

  return (
    <>
      {t("key")} <span className="font-mono">{`••••${hint ?? ""}`}</span>
    </>
  );
}

type BadgesProps = { provider: Provider; circuit: ProviderHealth["circuit"] | undefined };

function ProviderBadges({ provider, circuit = "closed" }: BadgesProps) {
  const t = useTranslations("models.providers");
  const health = useTranslations("models.health");

  return (
    <span className="flex flex-wrap gap-1">
      <Badge>{t(`kind.${provider.kind}`)}</Badge>
      {provider.source === "environment" ? <Badge>{t("fromEnvironment")}</Badge> : null}
      {provider.isPrivate ? (
        <Badge tone="warning" title={t("isPrivateHint")}>
          {t("isPrivate")}
        </Badge>
      ) : null}
      {provider.enabled ? null : <Badge tone="danger">{t("disabled")}</Badge>}
      {provider.isReplaced ? <Badge>{t("isReplaced")}</Badge> : null}
      {circuit === "closed" ? null : (
        <Badge tone="danger" title={health("openHint")}>
          {health(circuit)}
        </Badge>
      )}
    </span>
  );
}
