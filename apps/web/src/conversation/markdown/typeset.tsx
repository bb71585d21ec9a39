import { cjk } from "@streamdown/cjk";
import { useMemo } from "react";
import { type Components, defaultRehypePlugins, type MathPlugin, Streamdown } from "streamdown";
import { AnswerBlock } from "./answer-block.tsx";
import { AnswerCode, AnswerImage, AnswerInlineCode, AnswerLink, AnswerTable } from "./markdown-parts.tsx";
import { growingSplit, splitBlocks, splitUnfinishedBlocks } from "./split-blocks.ts";

/** Plain elements, dressed by the `markdown` styles; what could run, fetch or overflow has a component of its own. */
const components: Components = {
  a: AnswerLink,
  img: AnswerImage,
  code: AnswerCode,
  inlineCode: AnswerInlineCode,
  table: AnswerTable,
  thead: "thead",
  tbody: "tbody",
  tr: "tr",
  th: "th",
  td: "td",
  h1: "h1",
  h2: "h2",
  h3: "h3",
  h4: "h4",
  h5: "h5",
  h6: "h6",
  p: "p",
  ul: "ul",
  ol: "ol",
  li: "li",
  blockquote: "blockquote",
  hr: "hr",
  strong: "strong",
  sub: "sub",
  sup: "sup",
  section: "section",
};

/** Sanitized; the plugin that would let raw HTML through is left out on purpose, so that it shows as text. */
const rehypePlugins = Object.entries(defaultRehypePlugins)
  .filter(([name]) => name === "sanitize")
  .map(([, plugin]) => plugin);

const plain = { cjk };
const linkSafety = { enabled: false };

export type TypesetProps = { text: string; isStreaming: boolean; math?: MathPlugin };

/** A text as markdown. Unfinished blocks are shown as what they are about to become. */
export function Typeset({ text, isStreaming, math }: TypesetProps) {
  const splitUnfinished = useMemo(() => splitUnfinishedBlocks(growingSplit()), []);
  const plugins = useMemo(() => (math ? { cjk, math } : plain), [math]);

  return (
    <Streamdown
      className="markdown"
      components={components}
      rehypePlugins={rehypePlugins}
      plugins={plugins}
      controls={false}
      linkSafety={linkSafety}
      parseIncompleteMarkdown={false}
      parseMarkdownIntoBlocksFn={isStreaming ? splitUnfinished : splitBlocks}
      BlockComponent={AnswerBlock}
      // Without it the renderer would not look again when an answer ends.
      isAnimating={isStreaming}
    >
      {text}
    </Streamdown>
  );
}
