import type { WebSocket } from "ws";

/** Where a relay puts the tokens of one answer. An empty frame says that it is whole. */
export type Outlet = { token(text: string): void; end(): void };

export function oneFrameAToken(socket: WebSocket): Outlet {
  return { token: (text) => socket.send(text), end: () => socket.send("") };
}

export function oneFrameATurn(socket: WebSocket): Outlet {
  let pending = "";

  function flush(): void {
    if (pending !== "") socket.send(pending);
    pending = "";
  }

  return {
    token(text) {
      if (pending === "") setImmediate(flush);
      pending += text;
    },
    end() {
      flush();
      socket.send("");
    },
  };
}
