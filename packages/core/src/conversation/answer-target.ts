import { DomainError, type SubscriptionTier } from "@claw/contract";
import type { PlanLimits } from "../billing/plans/plan-book.ts";
import type { ChatModel } from "./ports.ts";
import type { ConversationDeps } from "./service.ts";

/** Where an answer is to be written, for whom, and by which model. */
export type AnswerTarget = {
  conversationId: string;
  organizationId: string;
  userId: string;
  systemPrompt: string | null;
  /** What the answer is to be grounded in; mostly nothing. */
  knowledgeBaseIds: readonly string[];
  model: AnswerModel;
  /** What the tier of who asks allows. */
  plan: PlanLimits;
};

export type AnswerModel = {
  id: string;
  name: string;
  /** As the provider calls it. */
  upstreamName: string;
  displayName: string;
  provider: string;
  contextWindow: number;
  maxOutputTokens: number;
  /** Who may ask it. */
  tiers: readonly SubscriptionTier[];
};

/** With what is another after every change of its row: PostgreSQL's `xmin`. */
export type VersionedModel = AnswerModel & { version: string };

/** A {@link VersionedModel} of the table `models m`, or null where nothing was joined. */
export const answerModelSql = `
  CASE WHEN m.id IS NULL THEN NULL ELSE json_build_object(
    'id', m.id, 'name', m.name, 'upstreamName', coalesce(m.upstream_name, m.name), 'displayName', m.display_name,
    'provider', m.provider, 'contextWindow', m.context_window, 'maxOutputTokens', m.max_output_tokens,
    'tiers', to_json(m.tiers), 'version', m.xmin::text) END`;

/** The bases of the conversation `c`, as an array of text in the order of their ids. */
export const conversationBasesSql = `
  ARRAY(SELECT knowledge_base_id::text FROM conversation_knowledge_bases
        WHERE conversation_id = c.id ORDER BY knowledge_base_id)`;

/** MODEL_NOT_FOUND for a model that is gone or disabled. */
export function requireOffered<Model extends AnswerModel>(model: Model | null, name: string): Model {
  if (model) return model;

  throw new DomainError("MODEL_NOT_FOUND", {
    message: `The model “${name}” is no longer offered here. Choose another.`,
  });
}

/** QUOTA_EXCEEDED for a model that the plan does not have. */
export function requireInPlan({ model, plan }: InPlan): void {
  if (model.tiers.includes(plan.tier)) return;

  throw new DomainError("QUOTA_EXCEEDED", {
    message: `“${model.displayName}” is not part of the plan “${plan.tier}”. Choose another model, or a larger plan.`,
  });
}

type InPlan = {
  model: Pick<AnswerModel, "displayName" | "tiers">;
  plan: Pick<PlanLimits, "tier">;
};

/** The model as its provider serves it. MODEL_NOT_FOUND where none that is configured here does. */
export function getChatModel(deps: ConversationDeps, { provider, displayName }: AnswerModel): ChatModel {
  const chatModel = deps.chatModels.find(provider);
  if (chatModel) return chatModel;

  throw new DomainError("MODEL_NOT_FOUND", {
    message: `No provider that serves “${displayName}” is configured here. Choose another model.`,
  });
}
