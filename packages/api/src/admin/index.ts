import { router } from "../trpc.ts";
import { auditRouter } from "./audit.ts";
import { modelsRouter } from "./models.ts";
import { moneyRouter } from "./money.ts";
import { providersRouter } from "./providers.ts";
import { settingsRouter } from "./settings.ts";
import { usersRouter } from "./users.ts";

/** What the operator's application asks. Operators only, all of it. */
export const adminRouter = router({
  audit: auditRouter,
  models: modelsRouter,
  providers: providersRouter,
  money: moneyRouter,
  settings: settingsRouter,
  users: usersRouter,
});
