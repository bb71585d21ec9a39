import { Button, Tooltip } from "@claw/ui";
import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { copyText } from "./copy-text.ts";

export type CopyButtonProps = { text: string; label: string };

/** Copies a text and says so for two seconds. */
export function CopyButton({ text, label }: CopyButtonProps) {
  const t = useTranslations("common");
  const [isCopied, setCopied] = useState(false);
  const name = isCopied ? t("copied") : label;

  useEffect(() => {
    if (!isCopied) return undefined;

    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [isCopied]);

  const copy = () => {
    void copyText(text).then(() => setCopied(true));
  };

  return (
    <Tooltip content={name}>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={name}
        className="text-muted-foreground"
        onClick={copy}
      >
        {isCopied ? <Check /> : <Copy />}
      </Button>
    </Tooltip>
  );
}
