import { Button } from "@claw/ui";
import { Search, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";

export type SearchFieldProps = {
  query: string;
  onSearch: (query: string) => void;
  label: string;
  clearLabel: string;
};

const pauseMs = 250;
const longestQuery = 200;

/** Searches when typing pauses, and follows when the search is changed elsewhere. */
export function SearchField({ query, onSearch, label, clearLabel }: SearchFieldProps) {
  const [text, setText] = useState(query);

  const told = useRef(query);

  useEffect(() => {
    if (query === told.current) return;

    told.current = query;
    setText(query);
  }, [query]);

  useEffect(() => {
    const wanted = text.trim();
    if (wanted === told.current) return undefined;

    const timer = setTimeout(() => {
      told.current = wanted;
      onSearch(wanted);
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [text, onSearch]);

  return (
    <div className="relative">
      <Search
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted-foreground"
        aria-hidden="true"
      />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        maxLength={longestQuery}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") setText("");
        }}
        className="h-9 w-full rounded-md border border-transparent bg-muted pr-8 pl-8.5 text-sm outline-none transition-colors duration-150 placeholder:text-muted-foreground focus:border-ring focus:bg-card pointer-coarse:h-11 [&::-webkit-search-cancel-button]:hidden"
      />
      {text === "" ? null : (
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={clearLabel}
          className="absolute top-1/2 right-1 -translate-y-1/2"
          onClick={() => setText("")}
        >
          <X />
        </Button>
      )}
    </div>
  );
}
