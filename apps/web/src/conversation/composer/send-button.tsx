import { Button, Tooltip } from "@claw/ui";
import { ArrowUp, Square } from "lucide-react";
import { useTranslations } from "use-intl";

export type SendButtonProps = {
  canSend: boolean;
  onSend: () => void;
  /** Null where nothing is being written. */
  stop: { onStop: () => void; isStopping: boolean } | null;
};

/** Sends; while an answer is being written, stops it. */
export function SendButton({ canSend, onSend, stop }: SendButtonProps) {
  const t = useTranslations("composer");

  if (stop) {
    const name = stop.isStopping ? t("stopping") : t("stop");
    return (
      <Tooltip content={`${name} (Esc)`}>
        <Button
          size="icon"
          className="rounded-full"
          aria-label={name}
          disabled={stop.isStopping}
          onClick={stop.onStop}
        >
          <Square className="size-3 fill-current" />
        </Button>
      </Tooltip>
    );
  }

  return (
    <Tooltip content={t("hint")}>
      <Button
        size="icon"
        className="rounded-full"
        aria-label={t("send")}
        aria-disabled={!canSend}
        onClick={onSend}
      >
        <ArrowUp />
      </Button>
    </Tooltip>
  );
}
