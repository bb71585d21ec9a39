import { Popover, PopoverAnchor, PopoverContent, Skeleton } from "@claw/ui";
import type { RefObject } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { LoadFailure } from "../../knowledge/load-failure.tsx";
import { RoomTexts } from "../../language/room-texts.tsx";
import { CallCost } from "./call-cost.tsx";

export type CostCardProps = {
  messageId: string;
  anchor: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
};

function Calls({ messageId }: { messageId: string }) {
  const t = useTranslations("billing.calls");
  const calls = trpc.billing.messageCalls.useQuery({ messageId }, { staleTime: 0 });
  if (calls.isPending) return <Skeleton className="h-28" />;
  if (calls.isError) return <LoadFailure error={calls.error} onRetry={() => void calls.refetch()} />;
  if (calls.data.length === 0) return <p className="text-muted-foreground text-sm">{t("none")}</p>;

  return (
    <div className="grid gap-3">
      <h3 className="font-medium text-sm">{t("title", { count: calls.data.length })}</h3>
      <ul className="grid gap-3 [&>li+li]:border-t [&>li+li]:pt-3">
        {calls.data.map((call) => (
          <CallCost key={call.id} call={call} />
        ))}
      </ul>
    </div>
  );
}

function Card({ messageId, anchor, onClose }: CostCardProps) {
  const t = useTranslations("billing.calls");

  return (
    <Popover open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <PopoverAnchor virtualRef={anchor} />
      <PopoverContent
        label={t("label")}
        align="start"
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          anchor.current?.focus();
        }}
        onInteractOutside={(event) => {
          // The button closes it itself; closed here first, its click would open it again.
          if (event.target instanceof Node && anchor.current?.contains(event.target)) event.preventDefault();
        }}
      >
        <Calls messageId={messageId} />
      </PopoverContent>
    </Popover>
  );
}

/** Every call that an answer took: what for, by which model, its tokens by kind, their price, and who counted them. */
export function CostCard(props: CostCardProps) {
  return (
    <RoomTexts room="billing">
      <Card {...props} />
    </RoomTexts>
  );
}
