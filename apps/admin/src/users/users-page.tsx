import type { Person } from "@claw/contract";
import { Button, EmptyState } from "@claw/ui";
import type { Column } from "@claw/ui/data-table";
import { useFormat } from "@claw/ui/format";
import { Moment } from "@claw/ui/moment";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Eye, Users } from "lucide-react";
import { useTranslations } from "use-intl";
import { PagedTable } from "../page/paged-table.tsx";
import { RoomPage } from "../page/room-page.tsx";
import { PersonBadges } from "./person-badges.tsx";
import { usePeople } from "./use-people.ts";
import { UserFilters } from "./user-filters.tsx";
import type { PeopleSort, UsersSearch } from "./users-search.ts";

const route = getRouteApi("/shell/users/users");

function useColumns(): Column<Person, PeopleSort>[] {
  const t = useTranslations("users");
  const format = useFormat();

  return [
    {
      key: "name",
      head: t("name"),
      width: "minmax(9rem, 1.4fr)",
      sort: "name",
      cell: (person) => (
        <span className="flex items-center gap-2">
          <span data-written className="truncate font-medium">
            {person.name}
          </span>
          <PersonBadges person={person} />
        </span>
      ),
    },
    {
      key: "email",
      head: t("email"),
      width: "minmax(10rem, 1.4fr)",
      sort: "email",
      isWideOnly: true,
      cell: ({ email }) => <span data-written>{email}</span>,
    },
    {
      key: "company",
      head: t("company"),
      width: "minmax(6rem, 1fr)",
      isWideOnly: true,
      cell: ({ company }) => <span data-written>{company}</span>,
    },
    {
      key: "tier",
      head: t("tier.label"),
      width: "5rem",
      isWideOnly: true,
      cell: ({ subscriptionTier }) => t(`tier.${subscriptionTier}`),
    },
    {
      key: "cost",
      head: t("cost"),
      width: "7rem",
      align: "end",
      sort: "totalCost",
      cell: ({ totalCost }) => format.money(totalCost),
    },
    {
      key: "lastLogin",
      head: t("lastLogin"),
      width: "8rem",
      sort: "lastLoginAt",
      isWideOnly: true,
      cell: ({ lastLoginAt }) =>
        lastLoginAt ? <Moment instant={lastLoginAt} /> : <span className="text-muted-foreground">–</span>,
    },
    {
      key: "created",
      head: t("created"),
      width: "8rem",
      sort: "createdAt",
      isWideOnly: true,
      cell: ({ createdAt }) => <Moment instant={createdAt} />,
    },
  ];
}

/** Everybody with an account here, found, narrowed and sorted by the server. */
export function UsersPage() {
  const t = useTranslations();
  const format = useFormat();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { pages, sort } = usePeople(search);
  const { total } = pages;
  const columns = useColumns();
  const change = (changed: UsersSearch) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });

  return (
    <RoomPage
      room="users"
      isFilled
      actions={
        <>
          {total === null ? null : (
            <span className="text-muted-foreground text-sm tabular-nums">
              {t(pages.first?.isCapped ? "users.totalLeast" : "users.total", { count: format.count(total) })}
            </span>
          )}
          <Button asChild variant="outline">
            <Link to="/users/access">
              <Eye />
              {t("users.access.title")}
            </Link>
          </Button>
        </>
      }
      bar={<UserFilters search={search} onChange={change} />}
    >
      <PagedTable
        label={t("rooms.users")}
        pages={pages}
        columns={columns}
        rowKey={({ id }) => id}
        sort={sort}
        onSort={({ by, direction }) => change({ sort: by, dir: direction })}
        onOpen={({ id }) => void navigate({ to: "/users/$userId", params: { userId: id } })}
        empty={<EmptyState icon={<Users />} title={t("users.none")} hint={t("users.noneHint")} />}
      />
    </RoomPage>
  );
}
