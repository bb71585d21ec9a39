import { toFailure } from "@claw/client/browser";
import { Button, EmptyState, Skeleton } from "@claw/ui";
import { Share2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { FormFailure } from "../../auth/form-failure.tsx";
import { RoomTexts } from "../../language/room-texts.tsx";
import { Section } from "../section.tsx";
import { useSectionTitle } from "../use-section-title.ts";
import { SharedLink } from "./shared-link.tsx";

/** Everything that one lets others read. */
export function SharedLinksPage() {
  const t = useTranslations("settings");
  useSectionTitle("shared");
  const links = trpc.share.list.useInfiniteQuery(
    { limit: 50 },
    { getNextPageParam: ({ nextCursor }) => nextCursor, staleTime: 0 },
  );
  const items = links.data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <Section title={t("section.shared")} hint={t("shared.hint")}>
      {links.isPending ? <Skeleton className="h-28" /> : null}
      <FormFailure failure={links.isError ? toFailure(links.error) : null} />
      {links.data && items.length === 0 ? (
        <EmptyState icon={<Share2 />} title={t("shared.empty")} hint={t("shared.emptyHint")} />
      ) : null}
      <ul className="-mt-3 divide-y">
        <RoomTexts room="share">
          {items.map((share) => (
            <SharedLink key={share.conversationId} share={share} />
          ))}
        </RoomTexts>
      </ul>
      {links.hasNextPage ? (
        <Button
          variant="outline"
          className="justify-self-start"
          disabled={links.isFetchingNextPage}
          onClick={() => void links.fetchNextPage()}
        >
          {t("shared.more")}
        </Button>
      ) : null}
    </Section>
  );
}
