/** A relay without accounts, storage or resumption: what a socket costs when nothing else is done. */

import { Agent, createServer } from "node:http";
import { parseArgs } from "node:util";
import { WebSocketServer } from "ws";
import { announce } from "../process/announce.ts";
import { oneFrameAToken, oneFrameATurn } from "./outlets.ts";
import { readTokens } from "./read-tokens.ts";

const { values } = parseArgs({
  options: { provider: { type: "string", default: "" }, coalesce: { type: "boolean", default: false } },
});
const agent = new Agent({ keepAlive: true });
const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false });

sockets.on("connection", (socket) => {
  socket.on("message", (question) => {
    const outlet = values.coalesce ? oneFrameATurn(socket) : oneFrameAToken(socket);

    readTokens(values.provider, agent, String(question), outlet.token).then(outlet.end, (error: unknown) => {
      console.error(error);
      socket.terminate();
    });
  });
});
server.listen(0, "127.0.0.1", () => announce(server));
