import type { ConnectionState, Watchable } from "@claw/client/browser";
import { createStore, type Store } from "@claw/ui/store";

/** What is said about the connection; `back` for a moment after something else was said. */
export type ConnectionNotice = "none" | "offline" | "reconnecting" | "tooMany" | "back";

export type ConnectionNoticeDeps = {
  connection: Watchable<ConnectionState>;
  /** Whether the device has a network at all, and its changes. */
  network: Watchable<boolean>;
  after(milliseconds: number, callback: () => void): () => void;
};

/** Losses shorter than this pass unseen. */
const patienceMs = 1000;
const backMs = 2500;

function problemOf(state: ConnectionState, hasNetwork: boolean): ConnectionNotice {
  switch (state) {
    case "tooMany":
      return "tooMany";
    case "reconnecting":
      return hasNetwork ? "reconnecting" : "offline";
    case "idle":
    case "connecting":
    case "open":
      return "none";
  }
}

/** Says a loss that lasts, and that it is over. */
export function createConnectionNotice(deps: ConnectionNoticeDeps): Store<ConnectionNotice> {
  const { connection, network, after } = deps;
  const notice = createStore<ConnectionNotice>("none");
  let stop: (() => void) | null = null;

  const problem = () => problemOf(connection.get(), network.get());
  const callOff = () => {
    stop?.();
    stop = null;
  };

  const lose = () => {
    if (notice.get() !== "none" && notice.get() !== "back") return notice.set(problem());

    stop ??= after(patienceMs, () => {
      stop = null;
      notice.set(problem());
    });
  };

  const recover = () => {
    callOff();
    if (notice.get() === "none") return;
    if (connection.get() !== "open") return notice.set("none");

    notice.set("back");
    stop = after(backMs, () => {
      stop = null;
      notice.set("none");
    });
  };

  const follow = () => {
    if (problem() === "none") return recover();

    if (notice.get() === "back") {
      callOff();
      notice.set("none");
    }
    lose();
  };

  connection.subscribe(follow);
  network.subscribe(follow);
  follow();

  return notice;
}
