import type { Disclosure } from "@claw/contract";
import { Alert, Button } from "@claw/ui";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { useApp } from "../app/app-context.ts";
import { ConfirmDialog } from "../page/confirm-dialog.tsx";
import { FailedState } from "../page/failed-state.tsx";
import { PageSkeleton } from "../page/page-skeleton.tsx";
import { RoomPage } from "../page/room-page.tsx";
import { AccessState } from "./access-state.tsx";
import { ReadingRoom } from "./reading-room.tsx";

const route = getRouteApi("/shell/users/users/access/$accessId");

/** One access: whose conversations, why, until when; and the conversations, while it is open. */
export function AccessPage() {
  const t = useTranslations();
  const { accessId } = route.useParams();
  const { browser } = useApp();
  const [isEnding, setEnding] = useState(false);
  const access = trpc.admin.access.get.useQuery({ accessId }, { refetchInterval: 30_000 });
  const session = browser.session.get();
  const isMine = session.status === "signedIn" && session.user.id === access.data?.operatorId;

  return (
    <RoomPage
      room="users"
      title={access.data ? access.data.userName || access.data.userEmail : t("users.access.title")}
      back={
        <Link to="/users/access" className="hover:text-foreground">
          {t("users.access.title")}
        </Link>
      }
      isFilled
      actions={
        access.data ? (
          <>
            <AccessState access={access.data} />
            {access.data.isOpen ? (
              <Button variant="outline" onClick={() => setEnding(true)}>
                {t("users.access.end")}
              </Button>
            ) : null}
          </>
        ) : null
      }
    >
      {access.error && !access.data ? (
        <FailedState error={access.error} onRetry={() => void access.refetch()} />
      ) : null}
      {access.isPending ? <PageSkeleton /> : null}
      {access.data ? (
        <>
          <div className="shrink-0 p-4 pb-0 md:px-5">
            <Alert tone="warning">
              <p data-written className="font-medium">
                {access.data.reason}
              </p>
              <p>{t("users.access.watched")}</p>
            </Alert>
          </div>
          {access.data.isOpen && isMine ? (
            <ReadingRoom accessId={accessId} />
          ) : (
            <p className="p-5 text-muted-foreground text-sm">
              {t(access.data.isOpen ? "users.access.notYours" : "users.access.over")}
            </p>
          )}
          {isEnding ? <EndDialog access={access.data} onClose={() => setEnding(false)} /> : null}
        </>
      ) : null}
    </RoomPage>
  );
}

function EndDialog({ access, onClose }: { access: Disclosure; onClose: () => void }) {
  const t = useTranslations("users.access");
  const utils = trpc.useUtils();
  const end = trpc.admin.access.end.useMutation();

  return (
    <ConfirmDialog
      title={t("end")}
      hint={t("endHint")}
      deed={t("end")}
      onConfirm={async () => {
        await end.mutateAsync({ accessId: access.id });
        await utils.admin.access.invalidate();
      }}
      onClose={onClose}
    />
  );
}
