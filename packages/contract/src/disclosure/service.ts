import type { Actor } from "../actor.ts";
import type {
  DisclosedConversationPage,
  DisclosedMessagePage,
  Disclosure,
  DisclosurePage,
  DisclosureRef,
  ListDisclosures,
  OpenDisclosure,
  OwnDisclosure,
  ReadConversations,
  ReadMessages,
} from "./schemas.ts";

/**
 * The glass that is broken to read what somebody wrote. Operators see what people use and not what they write, but for
 * a reason, for a while, and known to the person. All but `own` is for operators only.
 */
export interface DisclosureService {
  /** Nothing can be read before the person was told. NOT_FOUND for nobody, CONFLICT for oneself or while one is open. */
  open(actor: Actor, input: OpenDisclosure): Promise<Disclosure>;
  /** By any operator. CONFLICT for one that is over. */
  end(actor: Actor, input: DisclosureRef): Promise<Disclosure>;
  get(actor: Actor, input: DisclosureRef): Promise<Disclosure>;
  list(actor: Actor, input: ListDisclosures): Promise<DisclosurePage>;
  /** FORBIDDEN once it is over, and for another operator's. Every page that is read is in the audit log. */
  conversations(actor: Actor, input: ReadConversations): Promise<DisclosedConversationPage>;
  /** As `conversations`; NOT_FOUND for what is not that person's. */
  messages(actor: Actor, input: ReadMessages): Promise<DisclosedMessagePage>;
  /** Who has read, or may read, one's own conversations. The newest hundred. */
  own(actor: Actor): Promise<OwnDisclosure[]>;
}
