import {
  Button,
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@claw/ui";
import { Link } from "@tanstack/react-router";
import { Library } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useAttachableBases } from "./use-attachable-bases.ts";

export type BaseChoiceProps = {
  value: readonly string[];
  onChange: (knowledgeBaseIds: string[]) => void;
};

/** Which bases answers rest on; several may be chosen. They are asked for when the menu opens. */
export function BasePicker({ value, onChange }: BaseChoiceProps) {
  const t = useTranslations("knowledge");
  const [isOpen, setOpen] = useState(false);
  const { bases, isPending } = useAttachableBases(isOpen || value.length > 0);
  const toggle = (id: string) =>
    onChange(value.includes(id) ? value.filter((other) => other !== id) : [...value, id]);

  return (
    <DropdownMenu open={isOpen} onOpenChange={setOpen}>
      <DropdownMenuTrigger asChild>
        <Button
          variant="ghost"
          size="sm"
          aria-label={t("source.attachLabel")}
          className="text-muted-foreground"
        >
          <Library />
          <span className="max-sm:sr-only">{t("source.attach")}</span>
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-[min(20rem,90vw)]">
        {bases.length === 0 ? (
          <DropdownMenuLabel>{isPending ? "…" : t("source.noBases")}</DropdownMenuLabel>
        ) : null}
        {bases.map(({ id, name, documentCount }) => (
          <DropdownMenuCheckboxItem key={id} checked={value.includes(id)} onCheckedChange={() => toggle(id)}>
            <span className="grid min-w-0 gap-0.5">
              <span className="truncate">{name}</span>
              <span className="text-muted-foreground text-xs tabular-nums">
                {t("documents", { count: documentCount })}
              </span>
            </span>
          </DropdownMenuCheckboxItem>
        ))}
        <DropdownMenuSeparator />
        <DropdownMenuItem asChild>
          <Link to="/knowledge">
            <Library />
            {t("source.manage")}
          </Link>
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
