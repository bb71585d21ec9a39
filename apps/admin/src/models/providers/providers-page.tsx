import { Button, EmptyState, Segmented, Skeleton } from "@claw/ui";
import { getRouteApi } from "@tanstack/react-router";
import { Plus, Unplug } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { FailedState } from "../../page/failed-state.tsx";
import { RoomPage } from "../../page/room-page.tsx";
import { ModelsNav } from "../models-nav.tsx";
import { FetchModelsDialog } from "./fetch-models-dialog.tsx";
import { ProviderCard } from "./provider-card.tsx";
import { ProviderDialog } from "./provider-dialog.tsx";

const route = getRouteApi("/shell/models/models/providers");
const healthEveryMs = 15_000;

/** The services that models are asked at, and how they do. */
export function ProvidersPage() {
  const t = useTranslations("models");
  const { window = "hour" } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = trpc.admin.providers.list.useQuery();
  const health = trpc.admin.providers.health.useQuery({ window }, { refetchInterval: healthEveryMs });
  const [isAdding, setAdding] = useState(false);
  /** One that was just connected: its models are what one wants next. */
  const [fresh, setFresh] = useState<{ id: string; name: string } | null>(null);
  const order = data?.flatMap(({ id }) => id ?? []) ?? [];
  const add = (
    <Button onClick={() => setAdding(true)}>
      <Plus /> {t("providers.add")}
    </Button>
  );

  return (
    <RoomPage
      room="models"
      actions={data && data.length > 0 ? add : null}
      bar={
        <>
          <ModelsNav />
          <Segmented
            className="md:ml-auto"
            label={t("health.window")}
            value={window}
            options={[
              { value: "hour", label: t("health.hour") },
              { value: "day", label: t("health.day") },
            ]}
            onChange={(next) => void navigate({ search: { window: next }, replace: true })}
          />
        </>
      }
    >
      {error ? <FailedState error={error} onRetry={() => void refetch()} /> : null}
      {data || error ? null : (
        <div className="grid gap-3">
          <Skeleton className="h-36" />
          <Skeleton className="h-36" />
        </div>
      )}
      {data?.length === 0 ? (
        <EmptyState icon={<Unplug />} title={t("providers.emptyTitle")} hint={t("providers.emptyHint")}>
          {add}
        </EmptyState>
      ) : (
        <ul className="mx-auto grid max-w-5xl gap-3">
          {data?.map((provider) => (
            <ProviderCard
              key={provider.id ?? `environment ${provider.name}`}
              provider={provider}
              health={health.data?.find((one) => one.provider === provider.name)}
              order={order}
            />
          ))}
        </ul>
      )}
      {isAdding ? (
        <ProviderDialog
          provider={null}
          onClose={() => setAdding(false)}
          onSaved={({ id, name }) => id && setFresh({ id, name })}
        />
      ) : null}
      {fresh ? (
        <FetchModelsDialog providerId={fresh.id} name={fresh.name} onClose={() => setFresh(null)} />
      ) : null}
    </RoomPage>
  );
}
