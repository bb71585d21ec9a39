import type { SourceText } from "@claw/contract";
import { quotePassage } from "./quote-passage.ts";

/** More would be a list of hits rather than an answer. */
const mostQuotes = 3;

/**
 * What the offline assistant says to a question for which passages were found: their own words with their numbers, so
 * that each can be checked, and that it has put nothing together. Null where none can be quoted.
 */
export function composeGroundedAnswer(question: string, sources: readonly SourceText[]): string | null {
  const isChinese = /\p{Script=Han}/u.test(question);
  const quotes = sources
    .flatMap((source) => {
      const quote = quotePassage(question, source.content);
      return quote === null
        ? []
        : [`${placeOf(source, isChinese)}\n\n> ${quote.replace(/\s*\n\s*/g, " ")} [${source.number}]`];
    })
    .slice(0, mostQuotes);
  if (quotes.length === 0) return null;

  return [
    isChinese ? introduction.chinese : introduction.english,
    ...quotes,
    isChinese ? hint.chinese : hint.english,
  ].join("\n\n");
}

/** What it says before everything else where the knowledge bases have nothing. */
export function nothingFound(question: string): string {
  return /\p{Script=Han}/u.test(question)
    ? "在你的知识库中没有找到与这个问题有关的内容。\n\n"
    : "Nothing about this question was found in your knowledge bases.\n\n";
}

const introduction = {
  chinese:
    "这台服务器还没有连接任何大语言模型。以下是内置离线助手在你的知识库中找到的原文，逐字摘录，未作归纳：",
  english:
    "This server is not connected to any language model yet. These are the passages that the built-in offline assistant found in your knowledge bases, verbatim and not summarised:",
};

const hint = {
  chinese: "连接模型后，就能得到依据这些资料归纳的回答。",
  english: "Once a model is connected, it will answer from these sources.",
};

/** A title may hold anything; what could be read as a quote or as a mark is left out. */
function placeOf({ title, page }: SourceText, isChinese: boolean): string {
  const name = title.replace(/[[\]【】［］"“”„「」『』«»>`\s]+/g, " ").trim();
  if (isChinese) return `《${name}》${page === null ? "" : `第 ${page} 页`}`;

  return page === null ? name : `${name}, page ${page}`;
}
