import { Button } from "@claw/ui";
import { useTranslations } from "use-intl";

export type MoreButtonProps = {
  /** A query that loads page after page. */
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage(): Promise<unknown> };
};

/** Loads the next page, where there is one. */
export function MoreButton({ list }: MoreButtonProps) {
  const t = useTranslations("knowledge");
  if (!list.hasNextPage) return null;

  return (
    <Button
      variant="outline"
      className="mx-auto"
      disabled={list.isFetchingNextPage}
      onClick={() => void list.fetchNextPage()}
    >
      {t("more")}
    </Button>
  );
}
