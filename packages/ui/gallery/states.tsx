import { Inbox, WifiOff } from "lucide-react";
import { Alert, Avatar, Button, EmptyState, Mark, Meter, Progress, Skeleton, Spinner } from "../src/index.ts";
import { Show } from "./show.tsx";

/** Loading, empty, failed, offline: each has a look, and a next step. */
export function States() {
  return (
    <>
      <Show name="Skeleton, Spinner">
        <div className="grid w-64 gap-2">
          <Skeleton className="h-5 w-2/3" />
          <Skeleton className="h-5" />
          <Skeleton className="h-5 w-1/2" />
        </div>
        <Spinner />
      </Show>
      <Show name="EmptyState">
        <EmptyState
          icon={<Inbox />}
          title="Nothing yet"
          hint="What belongs here, and how it begins."
          className="border"
        >
          <Button>The next step</Button>
        </EmptyState>
        <EmptyState
          icon={<WifiOff />}
          title="No network"
          hint="What was seen can be read."
          className="border"
        >
          <Button variant="outline">Try again</Button>
        </EmptyState>
      </Show>
      <Show name="Alert">
        {(["info", "success", "warning", "danger"] as const).map((tone) => (
          <Alert key={tone} tone={tone} className="w-80">
            <p>What happened, and what can be done.</p>
            {tone === "danger" ? (
              <details className="text-muted-foreground text-xs">
                <summary className="cursor-pointer">Details</summary>
                <p>Request 019a0000</p>
              </details>
            ) : null}
          </Alert>
        ))}
      </Show>
      <Show name="Progress, Meter">
        <Progress label="Under way" value={0.4} className="w-64" />
        <Progress label="Nobody knows" value={null} className="w-64" />
        <div className="w-64">
          <Meter label="Budget" text="62 of 100" parts={[{ key: "spent", value: 0.62 }]} mark={0.8} />
        </div>
      </Show>
      <Show name="Mark">
        <Mark className="size-6" />
        <Mark className="size-10" />
      </Show>
      <Show name="Avatar">
        <Avatar name="Ada Lovelace" />
        <Avatar name="林晓" />
      </Show>
    </>
  );
}
