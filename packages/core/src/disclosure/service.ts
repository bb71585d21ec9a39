import type { DisclosureService } from "@claw/contract";
import type { DisclosureDeps } from "./deps.ts";
import { endDisclosure } from "./end-disclosure.ts";
import { getDisclosure } from "./get-disclosure.ts";
import { listDisclosures } from "./list-disclosures.ts";
import { listOwnDisclosures } from "./list-own-disclosures.ts";
import { openDisclosure } from "./open-disclosure.ts";
import { readConversations } from "./read-conversations.ts";
import { readMessages } from "./read-messages.ts";

export function createDisclosureService(deps: DisclosureDeps): DisclosureService {
  return {
    open: (actor, input) => openDisclosure(deps, actor, input),
    end: (actor, input) => endDisclosure(deps, actor, input),
    get: (actor, input) => getDisclosure(deps, actor, input),
    list: (actor, input) => listDisclosures(deps, actor, input),
    conversations: (actor, input) => readConversations(deps, actor, input),
    messages: (actor, input) => readMessages(deps, actor, input),
    own: (actor) => listOwnDisclosures(deps, actor),
  };
}
