import type { Conversation, IssuedSession, Message, Model, Present, Session, User } from "@claw/contract";

const at = "2026-11-22T08:00:00.000Z";

/** A made-up id, in the order of its number. */
export function idOf(number: number): string {
  return `0193a000-0000-7000-8000-${String(number).padStart(12, "0")}`;
}

export const user: User = {
  id: idOf(1),
  email: "li@example.com",
  name: "李雷",
  phone: "+86 10 1234 5678",
  company: null,
  role: "user",
  subscriptionTier: "free",
  isActive: true,
  isVerified: false,
  createdAt: at,
  updatedAt: at,
};

export const issued: IssuedSession = {
  accessToken: "access-1",
  refreshToken: "refresh-1",
  expiresIn: 600,
  user,
};

export const session: Session = {
  id: idOf(2),
  isCurrent: true,
  userAgent: "test",
  address: "127.0.0.1",
  createdAt: at,
  lastUsedAt: at,
  expiresAt: at,
};

export const conversation: Conversation = {
  id: idOf(10),
  title: "新对话",
  titleSource: "default",
  status: "active",
  type: "chat",
  model: "glm-4",
  systemPrompt: "简短回答",
  metadata: {},
  totalTokens: 1801,
  totalCost: "0.036020",
  lastActivityAt: at,
  createdAt: at,
  updatedAt: at,
};

export const question: Message = {
  id: idOf(20),
  conversationId: conversation.id,
  parentId: null,
  role: "user",
  content: "什么是租约？",
  reasoning: "",
  status: "complete",
  model: null,
  usage: null,
  cost: null,
  citations: [],
  finishReason: null,
  errorCode: null,
  createdAt: at,
};

export const answer: Message = {
  ...question,
  id: idOf(21),
  parentId: question.id,
  role: "assistant",
  content: "一份有期限的承诺。",
  model: "glm-4",
  usage: { promptTokens: 1200, completionTokens: 601, totalTokens: 1801, source: "provider" },
  cost: "0.036020",
  finishReason: "stop",
};

export const present: Present = {
  userId: user.id,
  name: user.name,
  state: "online",
  isTyping: false,
  devices: 1,
};

export const model: Model = {
  id: idOf(30),
  name: "glm-4",
  displayName: "GLM-4",
  provider: "zhipu",
  contextWindow: 128_000,
  maxOutputTokens: 4096,
  isDefault: true,
  isAvailable: true,
  prices: {
    input: "20.000000",
    cached: "20.000000",
    cacheWrite: "20.000000",
    output: "20.000000",
    reasoning: "20.000000",
    perRequest: "0.000000",
  },
  createdAt: at,
};
