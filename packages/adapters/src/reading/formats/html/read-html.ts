import type { ReadText } from "@claw/core/knowledge/ports";
import { Parser } from "htmlparser2";
import type { Source } from "../../child/source.ts";
import { createTextBuilder } from "../../text/text-builder.ts";
import { readWholeText } from "../read-whole-text.ts";
import { collectHtml } from "./collect-html.ts";

const declaredEncoding = /<(?:meta[^>]+charset|\?xml[^>]+encoding)\s*=\s*["']?([\w-]+)/i;

/** What a page says to its readers. */
export function readHtml(source: Source): Promise<ReadText> {
  const start = source.readAt(0, 4_096).toString("latin1");
  const markup = readWholeText(source, declaredEncoding.exec(start)?.[1] ?? null);

  const text = createTextBuilder(source.limits.textLength);
  const page = collectHtml(text);
  const parser = new Parser({
    onopentag: (name, attributes) => page.open(name, attributes),
    onclosetag: (name) => page.close(name),
    ontext: (part) => page.text(part),
  });
  parser.end(markup);
  page.end();

  return Promise.resolve({ fileType: "html", ...text.finish(), pageCount: null });
}
