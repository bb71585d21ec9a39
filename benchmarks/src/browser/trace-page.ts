import type { CDPSession, Page } from "playwright-core";

/** What a page's main thread did while it was watched. */
export type ThreadWork = {
  elapsedMs: number;
  /** Processor time of all tasks: what the page costs, whatever else the machine does. */
  busyMs: number;
  /** Processor time of each task. */
  taskMs: number[];
};

/** An event of Chromium's trace ("Trace Event Format"); times in microseconds, `tdur` on the thread's own clock. */
type TraceEvent = { name: string; ph: string; pid: number; tid: number; dur?: number; tdur?: number };

const categories = "toplevel,disabled-by-default-devtools.timeline";

function isTask({ name, ph }: TraceEvent): boolean {
  return ph === "X" && name === "RunTask";
}

/** The tasks of the busiest thread, which is the page's own. */
function busiest(events: readonly TraceEvent[]): number[] {
  const threads = Map.groupBy(events.filter(isTask), ({ pid, tid }) => `${pid} ${tid}`);
  const work = [...threads.values()].map((tasks) => tasks.map(({ tdur = 0 }) => tdur / 1_000));

  return work.toSorted((one, other) => sum(other) - sum(one))[0] ?? [];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

async function collect(session: CDPSession): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  const done = new Promise<void>((resolve) => session.once("Tracing.tracingComplete", () => resolve()));
  session.on("Tracing.dataCollected", ({ value }) => {
    for (const event of value) events.push(readEvent(event));
  });
  await session.send("Tracing.end");
  await done;

  return events;
}

function readEvent(event: Record<string, unknown>): TraceEvent {
  const number = (key: string) => (typeof event[key] === "number" ? event[key] : 0);

  return {
    name: String(event.name),
    ph: String(event.ph),
    pid: number("pid"),
    tid: number("tid"),
    dur: number("dur"),
    tdur: number("tdur"),
  };
}

/** Watches the main thread of a page while something is done with it. */
export async function tracePage(page: Page, deed: () => Promise<unknown>): Promise<ThreadWork> {
  const session = await page.context().newCDPSession(page);
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: categories.split(",") },
  });
  const started = performance.now();
  await deed();
  const elapsedMs = performance.now() - started;
  const taskMs = busiest(await collect(session));
  await session.detach();

  return { elapsedMs, busyMs: sum(taskMs), taskMs };
}
