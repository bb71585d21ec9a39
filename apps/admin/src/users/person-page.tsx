import { useFormat } from "@claw/ui/format";
import { Moment } from "@claw/ui/moment";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { Fact, Facts } from "../page/facts.tsx";
import { FailedState } from "../page/failed-state.tsx";
import { PageSkeleton } from "../page/page-skeleton.tsx";
import { RoomPage } from "../page/room-page.tsx";
import { Section } from "../page/section.tsx";
import { PersonAccess } from "./person-access.tsx";
import { PersonAccount } from "./person-account.tsx";
import { PersonActions } from "./person-actions.tsx";
import { PersonMoney } from "./person-money.tsx";
import { PersonSessions } from "./person-sessions.tsx";
import { PersonUsage } from "./person-usage.tsx";

const route = getRouteApi("/shell/users/users/$userId");

/** One person: what they are, use and have; nothing of what they write. */
export function PersonPage() {
  const t = useTranslations();
  const format = useFormat();
  const { userId } = route.useParams();
  const { data: person, error, refetch } = trpc.admin.users.get.useQuery({ userId });
  const back = (
    <Link to="/users" className="hover:text-foreground">
      {t("rooms.users")}
    </Link>
  );

  if (!person) {
    return (
      <RoomPage room="users" title={t("users.person")} back={back}>
        {error ? <FailedState error={error} onRetry={() => void refetch()} /> : <PageSkeleton />}
      </RoomPage>
    );
  }

  return (
    <RoomPage room="users" title={person.name} back={back} actions={<PersonActions person={person} />}>
      <div className="grid max-w-6xl grid-cols-1 gap-4 lg:grid-cols-2">
        <PersonAccount person={person} />
        <Section title={t("users.usage")}>
          <Facts>
            <Fact name={t("users.conversations")}>{format.count(person.conversationsCount)}</Fact>
            <Fact name={t("users.messages")}>{format.count(person.messagesCount)}</Fact>
            <Fact name={t("users.bases")}>{format.count(person.knowledgeBasesCount)}</Fact>
            <Fact name={t("users.documents")}>{format.count(person.documentsCount)}</Fact>
            <Fact name={t("users.tokens")}>{format.count(person.totalTokens)}</Fact>
            <Fact name={t("users.cost")}>{format.money(person.totalCost)}</Fact>
            <Fact name={t("users.lastLogin")}>
              {person.lastLoginAt ? <Moment instant={person.lastLoginAt} /> : "–"}
            </Fact>
          </Facts>
        </Section>
        <PersonUsage userId={userId} />
        <PersonMoney person={person} />
        <PersonSessions person={person} />
        <PersonAccess person={person} />
      </div>
    </RoomPage>
  );
}
