import type { HitSpan } from "@claw/contract";
import { Fragment } from "react";

export type HighlightedProps = { text: string; spans: readonly HitSpan[] };

/** A text with parts of it marked. */
export function Highlighted({ text, spans }: HighlightedProps) {
  const last = spans.at(-1)?.end ?? 0;

  return (
    <>
      {spans.map(({ start, end }, index) => (
        <Fragment key={start}>
          {text.slice(spans[index - 1]?.end ?? 0, start)}
          <mark className="rounded-sm bg-warning/30 text-foreground">{text.slice(start, end)}</mark>
        </Fragment>
      ))}
      {text.slice(last)}
    </>
  );
}
