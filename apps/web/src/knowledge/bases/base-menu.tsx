import type { KnowledgeBase } from "@claw/contract";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@claw/ui";
import { Link } from "@tanstack/react-router";
import { MessageCirclePlus, Search, Settings2, Trash2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { BaseForm } from "./base-form.tsx";
import { DeleteBaseDialog } from "./delete-base-dialog.tsx";

export type BaseMenuProps = {
  base: KnowledgeBase;
  /** The button that opens it. */
  children: ReactNode;
};

/** What can be done with a whole base. */
export function BaseMenu({ base, children }: BaseMenuProps) {
  const t = useTranslations("knowledge");
  const [asking, setAsking] = useState<"edit" | "delete" | null>(null);
  const close = () => setAsking(null);

  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>{children}</DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem asChild>
            <Link to="/" search={(search) => ({ ...search, base: base.id })}>
              <MessageCirclePlus />
              {t("askWith")}
            </Link>
          </DropdownMenuItem>
          <DropdownMenuItem asChild>
            <Link to="/knowledge/search" search={(search) => ({ ...search, base: base.id })}>
              <Search />
              {t("search.title")}
            </Link>
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => setAsking("edit")}>
            <Settings2 />
            {t("settings")}
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem tone="danger" onSelect={() => setAsking("delete")}>
            <Trash2 />
            {t("delete")}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {asking === "edit" ? <BaseForm base={base} onClose={close} /> : null}
      {asking === "delete" ? <DeleteBaseDialog base={base} onClose={close} /> : null}
    </>
  );
}
