import "katex/dist/katex.min.css";
import rehypeKatex from "rehype-katex";
import remarkMath from "remark-math";
import type { MathPlugin } from "streamdown";
import { Typeset, type TypesetProps } from "./typeset.tsx";

/** Formulas cannot link, load or define without end, and none is larger than the page (KaTeX's options, in em). */
const math: MathPlugin = {
  name: "katex",
  type: "math",
  remarkPlugin: [remarkMath, { singleDollarTextMath: false }],
  rehypePlugin: [
    rehypeKatex,
    { trust: false, strict: false, maxSize: 20, maxExpand: 500, errorColor: "var(--muted-foreground)" },
  ],
};

/** As `Typeset`, with formulas. Fetched when the first is seen. */
export default function MathTypeset(props: Omit<TypesetProps, "math">) {
  return <Typeset {...props} math={math} />;
}
