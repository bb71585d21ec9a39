import type { User } from "@claw/contract";
import type { Grant } from "../tokens/grant.ts";

/** What the tabs of one browser tell each other. It never leaves the browser. */
export type TabMessage = { kind: "signedIn"; grant: Grant & { user: User } } | { kind: "signedOut" };

export type TabChannel = {
  post(message: TabMessage): void;
  close(): void;
};

/** A tab that still runs another version may say something else; its grants are recognised by their token. */
function isTabMessage(value: unknown): value is TabMessage {
  if (typeof value !== "object" || value === null || !("kind" in value)) return false;
  if (value.kind === "signedOut") return true;
  if (value.kind !== "signedIn" || !("grant" in value)) return false;

  const { grant } = value;
  return typeof grant === "object" && grant !== null && "accessToken" in grant && "user" in grant;
}

/** Joins the tabs that talk under a name; where the browser has no BroadcastChannel, a tab is alone. */
export function openTabChannel(name: string, onMessage: (message: TabMessage) => void): TabChannel {
  if (typeof BroadcastChannel === "undefined") return { post: () => undefined, close: () => undefined };

  const channel = new BroadcastChannel(name);
  channel.addEventListener("message", ({ data }) => {
    if (isTabMessage(data)) onMessage(data);
  });

  return { post: (message) => channel.postMessage(message), close: () => channel.close() };
}
