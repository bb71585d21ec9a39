import type { UserService } from "@claw/contract";
import { countBelongings } from "./count-belongings.ts";
import { deleteAccount } from "./delete-account.ts";
import type { UserDeps } from "./deps.ts";
import { getUser } from "./get-user.ts";
import { listUsers } from "./list-users.ts";
import { setUserActive } from "./set-user-active.ts";
import { setUserRole } from "./set-user-role.ts";
import { updateUser } from "./update-user.ts";

export function createUserService(deps: UserDeps): UserService {
  return {
    update: (actor, input) => updateUser(deps, actor, input),
    deleteAccount: (actor, input) => deleteAccount(deps, actor, input),
    stats: (actor) => countBelongings(deps, actor),
    get: (actor, input) => getUser(deps, actor, input),
    list: (actor, input) => listUsers(deps, actor, input),
    setRole: (actor, input) => setUserRole(deps, actor, input),
    setActive: (actor, input) => setUserActive(deps, actor, input),
  };
}
