import { useFormat } from "./use-format.ts";

/** When something was: near times from now, others by the calendar; the exact time on hover. */
export function Moment({ instant, className }: { instant: string; className?: string }) {
  const format = useFormat();

  return (
    <time dateTime={instant} title={format.moment(instant)} className={className}>
      {format.ago(instant)}
    </time>
  );
}
