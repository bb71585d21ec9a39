import {
  Avatar,
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@claw/ui";
import { useNavigate } from "@tanstack/react-router";
import { Archive, Gauge, LogOut, Settings, Wallet } from "lucide-react";
import { useTranslations } from "use-intl";
import { usePerson } from "../auth/use-person.ts";
import { useSignOut } from "../auth/use-sign-out.ts";

export type AccountMenuProps = { isCollapsed: boolean; onLeave: () => void };

/** Who is signed in, and the way to what concerns the whole account. */
export function AccountMenu({ isCollapsed, onLeave }: AccountMenuProps) {
  const t = useTranslations("sidebar");
  const navigate = useNavigate();
  const signOut = useSignOut();
  const person = usePerson();
  if (!person) return null;

  const { name, email, role } = person;
  const leaveTo = (to: "/settings" | "/billing") => {
    onLeave();
    void navigate({ to });
  };

  return (
    <DropdownMenu>
      <DropdownMenuTrigger className="flex min-h-11 w-full cursor-pointer items-center gap-2.5 rounded-md px-2 text-left outline-none transition-colors duration-100 hover:bg-accent focus-visible:ring-2 focus-visible:ring-ring aria-expanded:bg-accent">
        <Avatar name={name} />
        <span className="sr-only">{t("account")}</span>
        <span className={isCollapsed ? "sr-only" : "min-w-0 flex-1 truncate text-sm"}>{name}</span>
      </DropdownMenuTrigger>
      <DropdownMenuContent side="top" align="start" className="w-60">
        <DropdownMenuLabel className="truncate">{email}</DropdownMenuLabel>
        <DropdownMenuItem onSelect={() => leaveTo("/billing")}>
          <Wallet />
          {t("billing")}
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => leaveTo("/settings")}>
          <Settings />
          {t("settings")}
        </DropdownMenuItem>
        <DropdownMenuItem
          onSelect={() =>
            void navigate({ to: "/", search: (search) => ({ ...search, archived: true, q: undefined }) })
          }
        >
          <Archive />
          {t("archived")}
        </DropdownMenuItem>
        {role === "operator" ? (
          <DropdownMenuItem asChild>
            <a href="/admin/">
              <Gauge />
              {t("admin")}
            </a>
          </DropdownMenuItem>
        ) : null}
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={signOut}>
          <LogOut />
          {t("signOut")}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
