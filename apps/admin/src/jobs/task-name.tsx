import { useTranslations } from "use-intl";

const known = [
  "ingest_version",
  "compact_base",
  "rebuild_index",
  "forget_vectors",
  "remove_blobs",
  "reconcile",
  "find_orphans",
] as const;

/** What a task of the queue is called; as the queue calls it where the texts do not know it. */
export function TaskName({ name }: { name: string }) {
  const t = useTranslations("jobs.taskNames");
  const key = known.find((candidate) => candidate === name);

  return key ? <span>{t(key)}</span> : <span data-written>{name}</span>;
}
