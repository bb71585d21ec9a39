import type { KnowledgeEvent } from "@claw/contract";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useApp } from "../app/app-context.ts";
import { useKnowledgeCache } from "./cache/use-knowledge-cache.ts";
import { watchProgress } from "./cache/watch-progress.ts";

type Ended = { id: string; key: "isReady" | "hasFailed"; title: string };

/** Follows what happens to one's bases and documents, and says aloud what has come to an end; not each step of it. */
export function KnowledgeNews() {
  const t = useTranslations("knowledge.document");
  const { browser, uploads } = useApp();
  const cache = useKnowledgeCache();
  const [ended, setEnded] = useState<Ended | null>(null);
  const underWay = useRef(new Set<string>());

  useEffect(() => {
    const note = (event: KnowledgeEvent) => {
      if (event.type !== "document") return;
      const { id, status, title } = event.document;
      const wasUnderWay = underWay.current.delete(id);
      if (status === "queued" || status === "parsing" || status === "indexing") underWay.current.add(id);
      if (!wasUnderWay) return;
      if (status === "ready") setEnded({ id, key: "isReady", title });
      if (status === "failed") setEnded({ id, key: "hasFailed", title });
    };

    const stops = [
      uploads.onSent((document) => cache.putDocument(document)),
      watchProgress(browser.trpc, {
        onEvent: (event) => {
          cache.apply(event);
          note(event);
        },
        onGap: () => cache.reloadAll(),
      }),
    ];

    return () => {
      for (const stop of stops) stop();
      // From now on nobody tells what changes: whoever comes back reads again.
      cache.markStale();
    };
  }, [browser, cache, uploads]);

  return (
    <div role="status" aria-live="polite" className="sr-only">
      {ended ? <p key={`${ended.id} ${ended.key}`}>{t(ended.key, { title: ended.title })}</p> : null}
    </div>
  );
}
