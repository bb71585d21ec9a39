import { DomainError } from "@claw/contract";
import { getModelByName } from "../model/find-model.ts";
import type { ConversationDeps } from "./service.ts";

/** The conversation's own model, or the installation's default; with the provider that serves it. MODEL_NOT_FOUND. */
export async function resolveChatModel(deps: ConversationDeps, name: string | null) {
  const model = await getModelByName(deps.db.prisma, name ?? deps.providers.defaultModel);
  const chatModel = deps.chatModels.find(model.provider);
  if (chatModel) return { model, chatModel };

  throw new DomainError("MODEL_NOT_FOUND", {
    message: `No provider that serves “${model.displayName}” is configured here. Choose another model.`,
  });
}
