import { memo } from "react";
import { Block, type BlockProps, detectTextDirection } from "streamdown";

/** A paragraph of this length was not written to be read; typesetting it could keep the page busy for seconds. */
const longestParagraph = 30_000;

function isFence(content: string): boolean {
  return /^\s*(```|~~~)/.test(content);
}

/** One block of an answer, typeset anew only when its own text changes, in the direction of its script. */
export const AnswerBlock = memo(function AnswerBlock(props: BlockProps) {
  const { content } = props;
  const dir = detectTextDirection(content.slice(0, 2000));
  if (content.length > longestParagraph && !isFence(content)) {
    return (
      <p dir={dir} className="whitespace-pre-wrap">
        {content}
      </p>
    );
  }

  return <Block {...props} dir={dir} />;
});
