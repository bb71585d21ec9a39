import { adminRouter } from "./admin/index.ts";
import { authRouter } from "./auth.ts";
import { billingRouter } from "./billing.ts";
import { conversationRouter } from "./conversation.ts";
import { knowledgeRouter } from "./knowledge.ts";
import { modelRouter } from "./model.ts";
import { presenceRouter } from "./presence.ts";
import { presetRouter } from "./preset.ts";
import { promptRouter } from "./prompt.ts";
import { shareRouter } from "./share.ts";
import { systemRouter } from "./system.ts";
import { createCallerFactory, router } from "./trpc.ts";
import { userRouter } from "./user.ts";

/** Everything that can be called, by feature. */
export const appRouter = router({
  auth: authRouter,
  user: userRouter,
  model: modelRouter,
  conversation: conversationRouter,
  preset: presetRouter,
  prompt: promptRouter,
  share: shareRouter,
  presence: presenceRouter,
  knowledge: knowledgeRouter,
  billing: billingRouter,
  system: systemRouter,
  admin: adminRouter,
});

export type AppRouter = typeof appRouter;

/** Calls procedures in this process, guards and schemas included. */
export const createCaller = createCallerFactory(appRouter);
