import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { callKey } from "./call-key.ts";
import { createQueryUtils } from "./query-utils.ts";

test("what is known of a call is kept by its input, apart from what is known of others and of its pages", async () => {
  const queryClient = new QueryClient();
  const utils = createQueryUtils(queryClient);
  const question = { conversationId: "a" };
  const pages = callKey("conversation.list", { limit: 50 }, "infinite");
  queryClient.setQueryData(pages, { pages: [], pageParams: [] });

  utils.conversation.shareOf.setData(question, null);
  utils.conversation.shareOf.setData(question, (known) => known ?? null);

  expect(utils.conversation.shareOf.getData(question)).toBeNull();
  expect(utils.conversation.shareOf.getData({ conversationId: "b" })).toBeUndefined();
  expect(queryClient.getQueryData(callKey("conversation.shareOf", question, "query"))).toBeNull();
  const isStale = (key: readonly unknown[]) => queryClient.getQueryState(key)?.isInvalidated;

  await utils.conversation.shareOf.invalidate({ conversationId: "b" });
  expect(isStale(callKey("conversation.shareOf", question, "query"))).toBe(false);
  await utils.conversation.shareOf.invalidate();
  expect(isStale(callKey("conversation.shareOf", question, "query"))).toBe(true);
  expect(isStale(pages)).toBe(false);
  await utils.conversation.invalidate();
  expect(isStale(pages)).toBe(true);
});
