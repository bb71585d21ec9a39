import { IncomingMessage } from "node:http";
import { Socket } from "node:net";

/**
 * What tRPC is told of the request that a connection began with. It keeps it for as long as the connection, with all
 * headers, and reads nothing but whether connectionParams follow: one request for all saves four kilobytes each.
 */
export function createUpgradeRequests(): (request: IncomingMessage) => IncomingMessage {
  const announced = requestFor("/trpc?connectionParams=1");
  const bare = requestFor("/trpc");

  return ({ url = "" }) => {
    const isAnnounced = URL.parse(url, "http://localhost")?.searchParams.get("connectionParams") === "1";
    return isAnnounced ? announced : bare;
  };
}

function requestFor(url: string): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  request.url = url;

  return request;
}
