import type { User } from "@claw/contract";
import type { Holding } from "../tokens/token-keeper.ts";

/** `unknown` until the page has asked the server: show neither the sign-in form nor the house before that. */
export type SessionState =
  | { status: "unknown" }
  | { status: "signedOut" }
  | { status: "signedIn"; user: User };

/** The state that a holding stands for; the previous object where nothing that is seen has changed. */
export function sessionState(holding: Holding, previous: SessionState): SessionState {
  if (holding === undefined) return { status: "unknown" };
  if (!holding?.user) return previous.status === "signedOut" ? previous : { status: "signedOut" };

  const { user } = holding;
  const isSame = previous.status === "signedIn" && JSON.stringify(previous.user) === JSON.stringify(user);

  return isSame ? previous : { status: "signedIn", user };
}
