import type { Prompt } from "@claw/contract";
import { Button, cn, Spinner } from "@claw/ui";
import { keepPreviousData } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type KeyboardEvent, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";

export type PromptListProps = {
  query: string;
  onQuery: (query: string) => void;
  onChoose: (prompt: Prompt) => void;
};

/** A person's prompts with a search: arrow keys move the choice, Enter takes it. */
export function PromptList({ query, onQuery, onChoose }: PromptListProps) {
  const t = useTranslations("prompt");
  const id = useId();
  const [index, setIndex] = useState(0);
  const { data, isPending } = trpc.prompt.list.useQuery(
    { limit: 50, query },
    { placeholderData: keepPreviousData, staleTime: 0 },
  );
  const prompts = data?.items ?? [];
  const present = prompts[Math.min(index, prompts.length - 1)];
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") setIndex(Math.min(index + 1, prompts.length - 1));
    else if (event.key === "ArrowUp") setIndex(Math.max(index - 1, 0));
    else if (event.key === "Enter" && present) onChoose(present);
    else return;

    event.preventDefault();
  };

  return (
    <>
      <input
        role="combobox"
        aria-label={t("search")}
        aria-expanded={prompts.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={present ? `${id}-${present.id}` : undefined}
        placeholder={t("search")}
        maxLength={200}
        value={query}
        onChange={(event) => {
          setIndex(0);
          onQuery(event.target.value);
        }}
        onKeyDown={onKeyDown}
        className="h-11 w-full border-b bg-transparent px-4 text-sm outline-none placeholder:text-muted-foreground"
      />
      {isPending ? (
        <div className="grid place-content-center p-5 text-muted-foreground">
          <Spinner />
        </div>
      ) : null}
      {!isPending && prompts.length === 0 ? (
        <p className="px-4 py-5 text-muted-foreground text-sm leading-6">
          {query === "" ? t("none") : t("notFound")}
        </p>
      ) : null}
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t("label")}
        className={cn("max-h-64 overflow-y-auto p-1", prompts.length === 0 && "hidden")}
      >
        {prompts.map((prompt) => (
          <div
            key={prompt.id}
            id={`${id}-${prompt.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={prompt === present}
            onPointerMove={() => setIndex(prompts.indexOf(prompt))}
            onClick={() => onChoose(prompt)}
            onKeyDown={() => undefined}
            className="cursor-pointer rounded-md px-3 py-1.5 aria-selected:bg-accent pointer-coarse:py-2.5"
          >
            <span className="block truncate text-sm">{prompt.title}</span>
            <span className="block truncate text-muted-foreground text-xs leading-5">{prompt.content}</span>
          </div>
        ))}
      </div>
      <div className="border-t p-1">
        <Button asChild variant="ghost" size="sm" className="text-muted-foreground">
          <Link to="/settings/prompts">{t("manage")}</Link>
        </Button>
      </div>
    </>
  );
}
