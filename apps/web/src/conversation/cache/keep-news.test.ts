import type { MessagePage } from "@claw/contract";
import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { sampleMessage } from "../sample-message.ts";
import { keepNews } from "./keep-news.ts";

const message = sampleMessage({ content: "新的" });
const queryKey = ["messages"];

function world() {
  const queryClient = new QueryClient();
  const put = () =>
    queryClient.setQueryData<MessagePage>(queryKey, {
      items: [message],
      nextCursor: null,
      newerCursor: null,
    });
  const news = keepNews(queryClient, put);
  const hear = () => {
    put();
    news.note(queryKey, message);
  };
  const load = (answer: Promise<MessagePage>) =>
    queryClient.fetchQuery({ queryKey, queryFn: () => answer, staleTime: 0, retry: false });
  const shown = () => queryClient.getQueryData<MessagePage>(queryKey)?.items;

  return { hear, load, shown };
}

test("news that arrive while an older page is on its way are still there afterwards", async () => {
  const { hear, load, shown } = world();
  const older = Promise.withResolvers<MessagePage>();
  const loading = load(older.promise);
  hear();
  older.resolve({ items: [], nextCursor: null, newerCursor: null });
  await loading;

  expect(shown()).toEqual([message]);
});

test("what was loaded after the news is not changed by them", async () => {
  const { hear, load, shown } = world();
  hear();
  await load(Promise.resolve({ items: [], nextCursor: null, newerCursor: null }));

  expect(shown()).toEqual([]);
});

test("a load that failed takes nothing away, and its news do not come back later", async () => {
  const { hear, load, shown } = world();
  const failing = Promise.withResolvers<MessagePage>();
  const loading = load(failing.promise);
  hear();
  failing.reject(new Error("lost"));
  await expect(loading).rejects.toThrow("lost");
  await load(Promise.resolve({ items: [], nextCursor: null, newerCursor: null }));

  expect(shown()).toEqual([]);
});
