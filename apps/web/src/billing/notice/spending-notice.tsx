import { RoomTexts } from "../../language/room-texts.tsx";
import { BalanceNotice } from "./balance-notice.tsx";
import { LimitNotice } from "./limit-notice.tsx";
import { RateNotice } from "./rate-notice.tsx";
import type { SpendingStop } from "./spending-stop.ts";

export type SpendingNoticeProps = { stop: SpendingStop; onDismiss: () => void };

function Kind({ stop, onDismiss }: SpendingNoticeProps) {
  switch (stop.kind) {
    case "balance":
      return <BalanceNotice stop={stop} onDismiss={onDismiss} />;
    case "budget":
    case "quota":
      return <LimitNotice stop={stop} onDismiss={onDismiss} />;
    case "rate":
      return <RateNotice stop={stop} onDismiss={onDismiss} />;
  }
}

/** Above the composer: money or a limit has stopped this, and how it goes on. */
export function SpendingNotice(props: SpendingNoticeProps) {
  return (
    <RoomTexts room="billing">
      <Kind {...props} />
    </RoomTexts>
  );
}
