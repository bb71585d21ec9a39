import { cn } from "@claw/ui";
import { Link, useLocation } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { keepSidebar } from "../app/search.ts";
import { useMayConfirm } from "./payments/use-may-confirm.ts";

const sections = [
  { to: "/billing", key: "overview" },
  { to: "/billing/usage", key: "usage" },
  { to: "/billing/ledger", key: "ledger" },
  { to: "/billing/plans", key: "plans" },
  { to: "/billing/payments", key: "payments" },
  { to: "/billing/invoices", key: "invoices" },
  { to: "/billing/budgets", key: "budgets" },
] as const;
const tabLooks =
  "-mx-1.5 -mb-px inline-flex h-10 items-center whitespace-nowrap rounded-t-sm border-transparent border-b-2 px-1.5 text-muted-foreground text-sm outline-none transition-colors duration-150 hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring focus-visible:ring-inset data-[status=active]:border-primary data-[status=active]:font-medium data-[status=active]:text-foreground pointer-coarse:h-11";
/** Paying in belongs to payments, though its address is short. */
const presentLooks = "border-primary font-medium text-foreground";
const confirm = { to: "/billing/confirm", key: "confirm" } as const;

/** The sections of the pages of money; on the phone the line scrolls. */
export function BillingNav() {
  const t = useTranslations("billing");
  const path = useLocation({ select: ({ pathname }) => pathname });
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const present = [...(list.current?.querySelectorAll("a") ?? [])].findLast(({ pathname }) =>
      path.startsWith(pathname),
    );
    present?.scrollIntoView({ inline: "center", block: "nearest" });
  }, [path]);
  const shown = useMayConfirm() ? [...sections, confirm] : sections;

  return (
    <nav aria-label={t("sections")} className="shrink-0 border-b">
      <ul
        ref={list}
        className="quiet-scroll mx-auto flex w-full max-w-[60rem] gap-5 overflow-x-auto px-4 [scrollbar-width:none] md:px-6"
      >
        {shown.map(({ to, key }) => (
          <li key={key}>
            <Link
              to={to}
              search={keepSidebar}
              activeOptions={{ exact: to === "/billing", includeSearch: false }}
              className={cn(tabLooks, key === "payments" && path === "/billing/top-up" && presentLooks)}
            >
              {t(`section.${key}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
