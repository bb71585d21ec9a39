import { EmptyState } from "@claw/ui";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Eye } from "lucide-react";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { PagedTable } from "../page/paged-table.tsx";
import { RoomPage } from "../page/room-page.tsx";
import { usePagesOf } from "../page/use-pages.ts";
import { useAccessColumns } from "./access-columns.tsx";

const route = getRouteApi("/shell/users/users/access");

/** Every access to conversations, past and present. */
export function AccessesPage() {
  const t = useTranslations();
  const { user } = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useAccessColumns();
  const query = trpc.admin.access.list.useInfiniteQuery(
    { ...(user ? { userId: user } : {}), limit: 100 },
    { getNextPageParam: ({ nextCursor }) => nextCursor },
  );

  const accesses = usePagesOf(query);

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
      <PagedTable
        label={t("users.access.title")}
        columns={columns}
        pages={accesses}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void navigate({ to: "/users/access/$accessId", params: { accessId: id } })}
        empty={<EmptyState icon={<Eye />} title={t("users.access.none")} hint={t("users.access.noneHint")} />}
      />
    </RoomPage>
  );
}
