import { authRoutes } from "./auth.ts";
import { billingRoutes } from "./billing.ts";
import { conversationRoutes } from "./conversation.ts";
import { knowledgeRoutes } from "./knowledge.ts";
import { knowledgeDocumentRoutes } from "./knowledge-documents.ts";
import { presenceRoutes } from "./presence.ts";
import { router } from "./procedures.ts";
import { userRoutes } from "./user.ts";

/** The REST face, by feature. Of two paths that fit, the first one answers: `/users/stats` stands before `/users/{id}`. */
export const restRouter = router({
  auth: authRoutes,
  users: userRoutes,
  conversations: conversationRoutes,
  presence: presenceRoutes,
  knowledge: knowledgeRoutes,
  documents: knowledgeDocumentRoutes,
  billing: billingRoutes,
});
