import { trpc } from "../api/trpc.ts";
import { useDeed } from "../api/use-deed.ts";
import { useApp } from "../app/app-context.ts";
import type { ShareOrder } from "./share-order.ts";

/** Deeds on the link of a conversation; what shows links hears of them. */
export function useSharing() {
  const { browser } = useApp();
  const utils = trpc.useUtils();
  const { run, isBusy, failure } = useDeed();

  const share = (order: ShareOrder, withSources: boolean) =>
    run(async () => {
      const made = await browser.trpc.conversation.share.mutate({ ...order, withSources });
      utils.conversation.shareOf.setData({ conversationId: order.conversationId }, made);
      void utils.share.list.invalidate();
      return made;
    });
  const withdraw = (conversationId: string) =>
    run(async () => {
      await browser.trpc.conversation.unshare.mutate({ conversationId });
      utils.conversation.shareOf.setData({ conversationId }, null);
      void utils.share.list.invalidate();
    });

  return { share, withdraw, isBusy, failure };
}
