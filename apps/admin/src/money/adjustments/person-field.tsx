import type { Person } from "@claw/contract";
import { Button, Field, Input } from "@claw/ui";
import { keepPreviousData } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";

type PersonFieldProps = {
  person: Person | null;
  problem: string | null;
  onChoose: (person: Person | null) => void;
};

/** Somebody, found by name or e-mail address. */
export function PersonField({ person, problem, onChoose }: PersonFieldProps) {
  const t = useTranslations();
  const [query, setQuery] = useState("");
  const found = trpc.admin.users.search.useQuery(
    { query, limit: 5, sort: "name", direction: "asc" },
    { enabled: person === null && query.trim() !== "", placeholderData: keepPreviousData },
  );
  const people = query.trim() === "" ? [] : (found.data?.items ?? []);

  return (
    <Field label={t("money.adjustments.find")} problem={problem ?? undefined}>
      {(control) =>
        person ? (
          <div className="flex h-10 items-center justify-between gap-2 rounded-md border px-3 text-sm">
            <span className="min-w-0 truncate" data-written="">
              {person.name} <span className="text-muted-foreground">{person.email}</span>
            </span>
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={t("common.clear")}
              onClick={() => onChoose(null)}
            >
              <X />
            </Button>
          </div>
        ) : (
          <div className="relative">
            <Input
              {...control}
              autoFocus
              autoComplete="off"
              placeholder={t("money.adjustments.findPlaceholder")}
              value={query}
              onChange={(event) => setQuery(event.target.value)}
              onKeyDown={(event) => {
                const [first] = people;
                if (event.key !== "Enter" || event.nativeEvent.isComposing || !first) return;
                event.preventDefault();
                onChoose(first);
              }}
            />
            {people.length > 0 ? (
              <ul className="absolute top-full z-10 mt-1 grid w-full gap-0.5 rounded-lg border bg-popover p-1 shadow-float">
                {people.map((candidate) => (
                  <li key={candidate.id}>
                    <button
                      type="button"
                      className="flex min-h-8 w-full cursor-pointer items-center gap-2 truncate rounded-sm px-2 text-left text-sm outline-none hover:bg-accent focus-visible:bg-accent pointer-coarse:min-h-10"
                      onClick={() => onChoose(candidate)}
                    >
                      <span data-written="">
                        {candidate.name} <span className="text-muted-foreground">{candidate.email}</span>
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
            ) : query.trim() !== "" && found.data ? (
              <p className="mt-1 text-muted-foreground text-xs">{t("money.adjustments.findNone")}</p>
            ) : null}
          </div>
        )
      }
    </Field>
  );
}
