import { toFailure } from "@claw/client/browser";
import type { Message } from "@claw/contract";
import { Skeleton } from "@claw/ui";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { LoadFailure } from "../../knowledge/load-failure.tsx";
import { TraceView } from "../../knowledge/trace/trace-view.tsx";

/** How the sources of an answer were found. Loaded with the panel that shows it. */
export default function AnswerTrace({ message }: { message: Message }) {
  const t = useTranslations("knowledge.trace");
  const trace = trpc.knowledge.trace.useQuery(
    { messageId: message.id },
    { staleTime: Number.POSITIVE_INFINITY },
  );

  if (trace.data) return <TraceView trace={trace.data} known={message.sources} />;
  if (!trace.isError) return <Skeleton className="h-80" />;
  if (toFailure(trace.error).reason === "NOT_FOUND") {
    return <p className="text-muted-foreground text-sm">{t("none")}</p>;
  }

  return <LoadFailure error={trace.error} onRetry={() => void trace.refetch()} />;
}
