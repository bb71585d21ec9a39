import type { ShareService } from "@claw/contract";
import type { ShareDeps } from "./deps.ts";
import { findShare } from "./find-share.ts";
import { listShares } from "./list-shares.ts";
import { readShared } from "./read-shared.ts";
import { shareConversation } from "./share-conversation.ts";
import { unshareConversation } from "./unshare-conversation.ts";

export function createShareService(deps: ShareDeps): ShareService {
  return {
    share: (actor, input) => shareConversation(deps, actor, input),
    unshare: (actor, input) => unshareConversation(deps, actor, input),
    shareOf: (actor, input) => findShare(deps, actor, input),
    list: (actor, input) => listShares(deps, actor, input),
    read: (actor, input) => readShared(deps, actor, input),
  };
}
