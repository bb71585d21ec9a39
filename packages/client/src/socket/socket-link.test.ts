import type { AppRouter } from "@claw/api";
import { createTRPCClient, createWSClient } from "@trpc/client";
import { expect, test } from "vitest";
import { startMuteServer } from "../../test/mute-server.ts";
import { reasonOf } from "../error-facts.ts";
import { newId } from "../new-id.ts";
import { createSocketLink } from "./socket-link.ts";

test("calls that wait for a socket which will never let them in can be ended as UNAUTHENTICATED", async () => {
  await using server = await startMuteServer();
  const socket = createWSClient({ url: server.url });
  const { link, refuseAll } = createSocketLink({
    connect: () => socket,
    isCurrent: () => true,
    ready: () => Promise.resolve(),
  });
  const client = createTRPCClient<AppRouter>({ links: [link] });
  const reasons: unknown[] = [];
  for (const _ of [1, 2]) {
    const onError = (error: unknown) => reasons.push(reasonOf(error));
    client.conversation.onReply.subscribe({ messageId: newId() }, { onError });
  }

  await server.connected;
  refuseAll();
  refuseAll();

  expect(reasons).toEqual(["UNAUTHENTICATED", "UNAUTHENTICATED"]);
  const closed = socket.close();
  socket.connection?.ws.close();
  await closed;
});
