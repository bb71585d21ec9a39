import { Input } from "@claw/ui";
import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { searchFieldMark } from "../app/page-keys.ts";

/** So long nobody types before the server is asked. */
const calmMs = 200;

export type SearchFieldProps = {
  label: string;
  value: string;
  /** Called once typing has come to rest, and at once with Enter. */
  onSearch: (query: string) => void;
  className?: string;
};

/** What a page is searched by. `/` goes here, Escape leaves. */
export function SearchField({ label, value, onSearch, className }: SearchFieldProps) {
  const [text, setText] = useState(value);
  const asked = useRef(value);
  const latest = useRef(onSearch);
  useEffect(() => {
    latest.current = onSearch;
  });

  // What came with an address shows; what is being typed is not overwritten by its own echo.
  useEffect(() => {
    if (value === asked.current) return;
    asked.current = value;
    setText(value);
  }, [value]);

  const ask = (query: string) => {
    if (query === asked.current) return;
    asked.current = query;
    latest.current(query);
  };
  const latestAsk = useRef(ask);
  useEffect(() => {
    latestAsk.current = ask;
  });
  useEffect(() => {
    const timer = setTimeout(() => latestAsk.current(text.trim()), calmMs);
    return () => clearTimeout(timer);
  }, [text]);

  return (
    <div className={className ?? "relative w-full md:w-72"}>
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute top-2 left-2.5 size-4 text-muted-foreground pointer-coarse:top-3"
      />
      <Input
        {...searchFieldMark}
        type="search"
        aria-label={label}
        placeholder={label}
        className="h-8 pl-8 text-sm pointer-coarse:h-10"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Enter") ask(text.trim());
          if (event.key === "Escape") event.currentTarget.blur();
        }}
      />
    </div>
  );
}
