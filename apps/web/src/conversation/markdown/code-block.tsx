import { Button, cn, Tooltip } from "@claw/ui";
import { WrapText } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { CopyButton } from "../answer/copy-button.tsx";
import { useCodeColours } from "./use-code-colours.ts";

export type CodeBlockProps = {
  code: string;
  language: string;
  /** Whether its end has arrived. */
  isWhole: boolean;
  /** Beside the language: other ways to look at it. */
  children?: ReactNode;
};

/** Code as it is, with its language, a way to copy it and to wrap its lines. */
export function CodeBlock({ code, language, isWhole, children }: CodeBlockProps) {
  const t = useTranslations("answer");
  const [isWrapped, setWrapped] = useState(false);
  const element = useCodeColours(code, language.toLowerCase(), isWhole);

  return (
    <figure dir="ltr" className="overflow-hidden rounded-lg border bg-code">
      <figcaption className="flex h-9 items-center gap-1 border-b pr-1 pl-3.5 text-muted-foreground text-xs pointer-coarse:h-11">
        <span className="flex-1 truncate font-mono">{language || "text"}</span>
        {children}
        <Tooltip content={t("wrapCode")}>
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={t("wrapCode")}
            aria-pressed={isWrapped}
            className="text-muted-foreground aria-pressed:bg-accent"
            onClick={() => setWrapped(!isWrapped)}
          >
            <WrapText />
          </Button>
        </Tooltip>
        <CopyButton text={code} label={t("copyCode")} />
      </figcaption>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled with the keyboard
        tabIndex={0}
        className="quiet-scroll overflow-x-auto px-3.5 py-3 text-[0.8125rem] leading-[1.65] outline-none focus-visible:ring-2 focus-visible:ring-ring focus-visible:ring-inset"
      >
        <code
          ref={element}
          className={cn("font-mono", isWrapped ? "whitespace-pre-wrap wrap-anywhere" : "whitespace-pre")}
        >
          {code}
        </code>
      </pre>
    </figure>
  );
}
