import type { Actor } from "../actor.ts";
import type {
  PeoplePage,
  Person,
  PersonDetail,
  PersonRef,
  PersonUsage,
  SearchPeople,
  SetPersonTier,
  SetPersonVerified,
} from "./schemas.ts";

/** The people of an installation, for those who run it. Operators only. */
export interface PeopleService {
  search(actor: Actor, input: SearchPeople): Promise<PeoplePage>;
  get(actor: Actor, input: PersonRef): Promise<PersonDetail>;
  usage(actor: Actor, input: PersonRef): Promise<PersonUsage>;
  setVerified(actor: Actor, input: SetPersonVerified): Promise<Person>;
  /** CONFLICT where a subscription says what the tier is. */
  setTier(actor: Actor, input: SetPersonTier): Promise<Person>;
  /** Sends the person a link to choose another password; CONFLICT for a disabled account. */
  sendPasswordReset(actor: Actor, input: PersonRef): Promise<void>;
  /** Signs the person out everywhere, open sockets included, within 10 s. */
  endSessions(actor: Actor, input: PersonRef): Promise<void>;
}
