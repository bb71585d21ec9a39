import type { PeopleService } from "@claw/contract";
import type { PeopleDeps } from "./deps.ts";
import { endSessionsOf } from "./end-sessions.ts";
import { getPerson } from "./get-person.ts";
import { getPersonUsage } from "./get-person-usage.ts";
import { searchPeople } from "./search-people.ts";
import { sendPasswordReset } from "./send-password-reset.ts";
import { setTier } from "./set-tier.ts";
import { setVerified } from "./set-verified.ts";

export function createPeopleService(deps: PeopleDeps): PeopleService {
  return {
    search: (actor, input) => searchPeople(deps, actor, input),
    get: (actor, input) => getPerson(deps, actor, input),
    usage: (actor, input) => getPersonUsage(deps, actor, input),
    setVerified: (actor, input) => setVerified(deps, actor, input),
    setTier: (actor, input) => setTier(deps, actor, input),
    sendPasswordReset: (actor, input) => sendPasswordReset(deps, actor, input),
    endSessions: (actor, input) => endSessionsOf(deps, actor, input),
  };
}
