import { type ComponentProps, isValidElement, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { CodeBlock } from "./code-block.tsx";
import { safeHref } from "./safe-href.ts";

function textOf(children: ReactNode): string {
  if (typeof children === "string" || typeof children === "number") return String(children);
  if (Array.isArray(children)) return children.map(textOf).join("");
  if (isValidElement<{ children?: ReactNode }>(children)) return textOf(children.props.children);

  return "";
}

/** A link of an answer: it opens elsewhere, tells nothing of where it was, and is plain text where it is not safe. */
export function AnswerLink({ href, children }: ComponentProps<"a">) {
  const target = safeHref(href);
  if (target === null) return <span>{children}</span>;
  if (target.startsWith("#")) return <a href={target}>{children}</a>;

  return (
    <a href={target} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

/** Pictures of answers are not fetched: their address could carry away what was said. The description stays. */
export function AnswerImage({ alt, src }: ComponentProps<"img">) {
  const t = useTranslations("answer");

  return <AnswerLink href={typeof src === "string" ? src : ""}>{t("image", { alt: alt || "…" })}</AnswerLink>;
}

export function AnswerCode({ className, children }: ComponentProps<"code">) {
  const language = /language-([^\s]+)/.exec(className ?? "")?.[1] ?? "";

  return <CodeBlock code={textOf(children).replace(/\n$/, "")} language={language} />;
}

export function AnswerInlineCode({ children }: ComponentProps<"code">) {
  return <code>{children}</code>;
}

/** A wide table scrolls in its frame; the page does not. */
export function AnswerTable({ children }: ComponentProps<"table">) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the keyboard
    <div className="table-frame quiet-scroll" tabIndex={0}>
      <table>{children}</table>
    </div>
  );
}
