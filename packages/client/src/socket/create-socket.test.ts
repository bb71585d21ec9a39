import { expect, test } from "vitest";
import { startMuteServer } from "../../test/mute-server.ts";
import { systemClock } from "../clock.ts";
import { lastingGrant } from "../tokens/grant.ts";
import { createTokenKeeper } from "../tokens/token-keeper.ts";
import { createSocket } from "./create-socket.ts";

test("a socket can be closed while its server keeps it waiting", async () => {
  await using server = await startMuteServer();
  const tokens = createTokenKeeper({ clock: systemClock, fetchGrant: async () => lastingGrant("token") });
  const socket = createSocket({ url: server.url, tokens, clock: systemClock });

  socket.open();
  await server.connected;
  expect(socket.connection.get()).toBe("connecting");
  await socket.close();

  expect(socket.connection.get()).toBe("idle");
});
