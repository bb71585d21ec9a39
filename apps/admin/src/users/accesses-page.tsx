import { EmptyState } from "@claw/ui";
import { DataTable } from "@claw/ui/data-table";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Eye } from "lucide-react";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { FailedState } from "../page/failed-state.tsx";
import { RoomPage } from "../page/room-page.tsx";
import { useAccessColumns } from "./access-columns.tsx";

const route = getRouteApi("/shell/users/users/access");

/** Every access to conversations, past and present. */
export function AccessesPage() {
  const t = useTranslations();
  const { user } = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useAccessColumns();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    trpc.admin.access.list.useInfiniteQuery(
      { ...(user ? { userId: user } : {}), limit: 100 },
      { getNextPageParam: ({ nextCursor }) => nextCursor },
    );
  const accesses = data?.pages.flatMap(({ items }) => items) ?? null;

  return (
    <RoomPage
      room="users"
      title={t("users.access.title")}
      back={
        <Link to="/users" className="hover:text-foreground">
          {t("rooms.users")}
        </Link>
      }
      isFilled
    >
      <DataTable
        label={t("users.access.title")}
        columns={columns}
        rows={accesses}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void navigate({ to: "/users/access/$accessId", params: { accessId: id } })}
        onMore={hasNextPage ? () => !isFetchingNextPage && void fetchNextPage() : null}
        moreLabel={t("common.loadingMore")}
        problem={error && !accesses ? <FailedState error={error} onRetry={() => void refetch()} /> : null}
        empty={<EmptyState icon={<Eye />} title={t("users.access.none")} hint={t("users.access.noneHint")} />}
      />
    </RoomPage>
  );
}
