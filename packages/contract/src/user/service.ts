import type { Actor } from "../actor.ts";
import type {
  DeleteAccount,
  ListUsers,
  SetUserActive,
  SetUserRole,
  UpdateUser,
  User,
  UserPage,
  UserRef,
  UserStats,
} from "./schemas.ts";

export interface UserService {
  update(actor: Actor, input: UpdateUser): Promise<User>;
  /**
   * Ends all sessions, then deletes everything of one's own. What the accounts refer to stays, without a name; what is
   * left of the balance is lost. CONFLICT for the last operator.
   */
  deleteAccount(actor: Actor, input: DeleteAccount): Promise<void>;
  stats(actor: Actor): Promise<UserStats>;
  /** Operators see everybody; anyone else NOT_FOUND for all but themselves. */
  get(actor: Actor, input: UserRef): Promise<User>;
  /** Operators only. */
  list(actor: Actor, input: ListUsers): Promise<UserPage>;
  /** Operators only, and never for oneself (CONFLICT): somebody is to be left who runs the installation. */
  setRole(actor: Actor, input: SetUserRole): Promise<User>;
  /** Operators only. Disabling ends the person's sessions, open sockets included, within 10 s. */
  setActive(actor: Actor, input: SetUserActive): Promise<User>;
}
