import { patient } from "@claw/ui/patient";
import { lazy, Suspense } from "react";
import { languageOf } from "../markdown/language-of.ts";

const loadMarkdown = patient(() => import("../markdown/markdown.tsx"));
const Markdown = lazy(loadMarkdown);

/** Fetches the markdown renderer before the first answer needs it. */
export function preloadMarkdown(): void {
  void loadMarkdown();
}

export type AnswerTextProps = { text: string; isStreaming: boolean };

/** The text itself is there at once; its typesetting follows when the renderer has loaded. */
export function AnswerText({ text, isStreaming }: AnswerTextProps) {
  return (
    <div lang={languageOf(text)}>
      <Suspense fallback={<div className="markdown whitespace-pre-wrap">{text}</div>}>
        <Markdown text={text} isStreaming={isStreaming} />
      </Suspense>
    </div>
  );
}
