import { User, UserStats } from "@claw/contract";
import { z } from "zod";
import { Cost, costOf } from "./primitives.ts";

const fields = User.shape;

export const RestUser = z
  .object({
    id: fields.id,
    email: fields.email,
    name: fields.name,
    phone: fields.phone,
    company: fields.company,
    role: fields.role,
    subscription_tier: fields.subscriptionTier,
    is_active: fields.isActive,
    is_verified: fields.isVerified,
    created_at: fields.createdAt,
    updated_at: fields.updatedAt,
  })
  .meta({ id: "User" });

export function presentUser(user: Omit<User, "preferences">): z.infer<typeof RestUser> {
  return {
    id: user.id,
    email: user.email,
    name: user.name,
    phone: user.phone,
    company: user.company,
    role: user.role,
    subscription_tier: user.subscriptionTier,
    is_active: user.isActive,
    is_verified: user.isVerified,
    created_at: user.createdAt,
    updated_at: user.updatedAt,
  };
}

const counts = UserStats.shape;

export const RestUserStats = z
  .object({
    conversations_count: counts.conversationsCount,
    messages_count: counts.messagesCount,
    knowledge_bases_count: counts.knowledgeBasesCount,
    documents_count: counts.documentsCount,
    total_tokens: counts.totalTokens,
    total_cost: Cost,
  })
  .meta({ id: "UserStats" });

export function presentUserStats(stats: UserStats): z.infer<typeof RestUserStats> {
  return {
    conversations_count: stats.conversationsCount,
    messages_count: stats.messagesCount,
    knowledge_bases_count: stats.knowledgeBasesCount,
    documents_count: stats.documentsCount,
    total_tokens: stats.totalTokens,
    total_cost: costOf(stats.totalCost),
  };
}
