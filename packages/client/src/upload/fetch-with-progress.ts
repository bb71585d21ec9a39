import { globalSend, type Send } from "../send.ts";
import type { SendWithProgress } from "./upload-by.ts";

/** `fetch` does not say how far it is: nothing, then everything. */
export function fetchWithProgress(send: Send = globalSend): SendWithProgress {
  return (onSent) => async (url, init) => {
    onSent(0);
    const response = await send(url, init);
    onSent(1);

    return response;
  };
}
