import { isValidElement, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { CitationMark } from "../sources/citation-mark.tsx";
import { readMarkLink } from "../sources/link-marks.ts";
import { CodeBlock } from "./code-block.tsx";
import { safeHref } from "./safe-href.ts";

/** What the markdown renderer hands to the component of an element: whatever the text asked for. */
export type PartProps = {
  node?: unknown;
  children?: unknown;
  className?: unknown;
  href?: unknown;
  src?: unknown;
  alt?: unknown;
};

function isNode(value: unknown): value is ReactNode {
  if (Array.isArray(value)) return value.every(isNode);
  return value == null || typeof value === "string" || typeof value === "number" || isValidElement(value);
}

function nodeOf(children: unknown): ReactNode {
  return isNode(children) ? children : null;
}

function textOf(children: unknown): string {
  if (typeof children === "string" || typeof children === "number") return String(children);
  if (Array.isArray(children)) return children.map(textOf).join("");
  if (isValidElement<PartProps>(children)) return textOf(children.props.children);

  return "";
}

/** A link of an answer: it opens elsewhere, tells nothing of where it was, and is plain text where it is not safe. */
export function AnswerLink({ href, children }: PartProps) {
  const mark = readMarkLink(href);
  if (mark) return <CitationMark {...mark} />;

  const target = safeHref(href);
  if (target === null) return <span>{nodeOf(children)}</span>;
  if (target.startsWith("#")) return <a href={target}>{nodeOf(children)}</a>;

  return (
    <a href={target} target="_blank" rel="noopener noreferrer">
      {nodeOf(children)}
    </a>
  );
}

/** Pictures of answers are not fetched: their address could carry away what was said. The description stays. */
export function AnswerImage({ alt, src }: PartProps) {
  const t = useTranslations("answer");

  return (
    <AnswerLink href={src}>
      {t("image", { alt: typeof alt === "string" && alt !== "" ? alt : "…" })}
    </AnswerLink>
  );
}

export function AnswerCode({ className, children }: PartProps) {
  const language = typeof className === "string" ? /language-(\S+)/.exec(className)?.[1] : undefined;

  return <CodeBlock code={textOf(children).replace(/\n$/, "")} language={language ?? ""} />;
}

export function AnswerInlineCode({ children }: PartProps) {
  return <code>{nodeOf(children)}</code>;
}

/** A wide table scrolls in its frame; the page does not. */
export function AnswerTable({ children }: PartProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keyboard
    <div className="table-frame quiet-scroll" tabIndex={0}>
      <table>{nodeOf(children)}</table>
    </div>
  );
}
