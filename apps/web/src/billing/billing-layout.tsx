import { Outlet } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { PageHeader } from "../conversation/page/page-header.tsx";
import { RoomTexts } from "../language/room-texts.tsx";
import { BillingNav } from "./billing-nav.tsx";

function BillingView() {
  const t = useTranslations("billing");

  return (
    <>
      <PageHeader title={t("title")} />
      <BillingNav />
      <div className="quiet-scroll min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto grid w-full max-w-[60rem] grid-cols-1 gap-9 px-4 pt-6 pb-16 md:px-6">
          <Outlet />
        </div>
      </div>
    </>
  );
}

/** The pages of money, under one line of sections. */
export function BillingLayout() {
  return (
    <RoomTexts room="billing">
      <BillingView />
    </RoomTexts>
  );
}
