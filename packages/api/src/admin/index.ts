import { router } from "../trpc.ts";
import { auditRouter } from "./audit.ts";
import { settingsRouter } from "./settings.ts";
import { usersRouter } from "./users.ts";

/** What the operator's application asks. Operators only, all of it. */
export const adminRouter = router({ audit: auditRouter, settings: settingsRouter, users: usersRouter });
