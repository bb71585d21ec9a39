import { isValidElement, type ReactNode, useRef } from "react";
import { useIsCodeFenceIncomplete } from "streamdown";
import { useTranslations } from "use-intl";
import { CitationMark } from "../sources/citation-mark.tsx";
import { readMarkLink } from "../sources/link-marks.ts";
import { CodeBlock } from "./code-block.tsx";
import { DiagramBlock } from "./diagram-block.tsx";
import { safeHref } from "./safe-href.ts";
import { TableActions } from "./table-actions.tsx";

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

/**
 * Pictures of answers are not fetched: their address could carry away what was said. The description stays, and the
 * host that it would come from.
 */
export function AnswerImage({ alt, src }: PartProps) {
  const t = useTranslations("answer");
  const name = typeof alt === "string" && alt !== "" ? alt : "…";
  const address = safeHref(src);
  const host = address === null || address.startsWith("#") ? "" : new URL(address).host;

  return (
    <AnswerLink href={src}>
      {host === "" ? t("image", { alt: name }) : t("imageFrom", { alt: name, host })}
    </AnswerLink>
  );
}

export function AnswerCode({ className, children }: PartProps) {
  const isWhole = !useIsCodeFenceIncomplete();
  const language = (typeof className === "string" && /language-(\S+)/.exec(className)?.[1]) || "";
  const code = textOf(children).replace(/\n$/, "");
  if (language.toLowerCase() === "mermaid") return <DiagramBlock code={code} isWhole={isWhole} />;

  return <CodeBlock code={code} language={language} isWhole={isWhole} />;
}

export function AnswerInlineCode({ children }: PartProps) {
  return <code>{nodeOf(children)}</code>;
}

/** A wide table scrolls in its frame; the page does not. */
export function AnswerTable({ children }: PartProps) {
  const table = useRef<HTMLTableElement>(null);

  return (
    <div className="group/table">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keyboard */}
      <div className="table-frame quiet-scroll" tabIndex={0}>
        <table ref={table}>{nodeOf(children)}</table>
      </div>
      <TableActions table={table} />
    </div>
  );
}
