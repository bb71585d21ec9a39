import { patient } from "@claw/ui/patient";
import { lazy, Suspense, useMemo } from "react";
import { useAnswerSources } from "../sources/answer-sources.ts";
import { findMarks } from "../sources/find-marks.ts";
import { linkMarks } from "../sources/link-marks.ts";
import { mayHoldMath, spellMath } from "./spell-math.ts";
import { Typeset } from "./typeset.tsx";

const MathTypeset = lazy(patient(() => import("./math-typeset.tsx")));

export type MarkdownProps = { text: string; isStreaming: boolean };

/** An answer as markdown, with its marks leading to its sources, and its formulas where it has any. */
export default function Markdown({ text, isStreaming }: MarkdownProps) {
  const sources = useAnswerSources()?.sources;
  const linked = useMemo(() => {
    const numbers = new Set(sources?.map(({ number }) => number));
    return linkMarks(text, findMarks(text, numbers));
  }, [text, sources]);
  const hasMath = useMemo(() => mayHoldMath(linked), [linked]);
  const plain = <Typeset text={linked} isStreaming={isStreaming} />;
  if (!hasMath) return plain;

  return (
    <Suspense fallback={plain}>
      <MathTypeset text={spellMath(linked)} isStreaming={isStreaming} />
    </Suspense>
  );
}
