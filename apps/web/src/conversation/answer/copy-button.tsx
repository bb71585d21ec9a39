import { Button, Tooltip } from "@claw/ui";
import { Check, Copy } from "lucide-react";
import { useTranslations } from "use-intl";
import { useCopied } from "./use-copied.ts";

export type CopyButtonProps = { text: string; label: string };

/** Copies a text and says so for two seconds. */
export function CopyButton({ text, label }: CopyButtonProps) {
  const t = useTranslations("common");
  const [isCopied, copy] = useCopied();
  const name = isCopied ? t("copied") : label;

  return (
    <Tooltip content={name}>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={name}
        className="text-muted-foreground"
        onClick={() => copy(text)}
      >
        {isCopied ? <Check /> : <Copy />}
      </Button>
    </Tooltip>
  );
}
