import type { Send } from "../send.ts";

/** Marks requests as the web client's: the server keeps the refresh token in a cookie for it. */
export function webSend(send: Send): Send {
  return (url, init) => {
    const headers = new Headers(init.headers);
    headers.set("x-claw-client", "web");

    return send(url, { ...init, headers, credentials: "same-origin" });
  };
}
