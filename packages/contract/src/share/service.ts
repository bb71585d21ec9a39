import type { Actor } from "../actor.ts";
import type { ConversationRef } from "../conversation/schemas.ts";
import type {
  GetShared,
  ListShares,
  Share,
  ShareConversation,
  SharedConversation,
  SharePage,
} from "./schemas.ts";

/** Links to read a conversation without signing in. Another's conversation is NOT_FOUND in every verb of its owner. */
export interface ShareService {
  /** CONFLICT for a branch in which nothing can be read yet. Sharing again keeps the link and shows what is there now. */
  share(actor: Actor, input: ShareConversation): Promise<Share>;
  /** The link opens nothing from now on. What is not shared stays so: not an error. */
  unshare(actor: Actor, input: ConversationRef): Promise<void>;
  /** Null where the conversation is not shared. */
  shareOf(actor: Actor, input: ConversationRef): Promise<Share | null>;
  /** One's own links, the latest first. */
  list(actor: Actor, input: ListShares): Promise<SharePage>;
  /** For anybody. NOT_FOUND for a link that was withdrawn or never given; RATE_LIMITED for those who guess. */
  read(actor: Actor, input: GetShared): Promise<SharedConversation>;
}
