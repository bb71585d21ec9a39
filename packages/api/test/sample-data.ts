import type {
  AuditEvent,
  Chunk,
  Conversation,
  Document,
  DocumentDetail,
  FoundConversation,
  GroundedAnswer,
  Hit,
  IssuedSession,
  KnowledgeBase,
  Message,
  Model,
  Person,
  PersonDetail,
  Present,
  Preset,
  Prompt,
  RetrievalTrace,
  Session,
  Setting,
  SettingsFile,
  SettingVersion,
  Share,
  SharedConversation,
  User,
} from "@claw/contract";

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
  preferences: { language: null, theme: null, defaultModel: null, mailBudgetAlerts: true },
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
  knowledgeBaseIds: [],
  isPinned: false,
  isTemporary: false,
  totalTokens: 1801,
  totalCost: "0.036020",
  lastActivityAt: at,
  createdAt: at,
  updatedAt: at,
};

export const found: FoundConversation = {
  conversation,
  hits: [
    {
      messageId: idOf(20),
      role: "user",
      excerpt: "什么是租约？",
      spans: [{ start: 3, end: 5 }],
      createdAt: at,
    },
  ],
};

export const preset: Preset = {
  type: "support",
  systemPrompt: "简短",
  isBuiltIn: false,
  model: null,
  knowledgeBaseIds: [],
};

export const prompt: Prompt = {
  id: idOf(70),
  title: "翻译",
  content: "翻译成{{语言}}：",
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
  sources: [],
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

export const base: KnowledgeBase = {
  id: idOf(40),
  name: "员工手册",
  description: "现行版本",
  embeddingModel: "embedding-3",
  embedding: { model: "embedding-3", state: "active", progress: 1, error: null },
  documentCount: 3,
  chunkCount: 21,
  totalSize: 40_960,
  createdAt: at,
  updatedAt: at,
};

export const document: Document = {
  id: idOf(41),
  knowledgeBaseId: base.id,
  title: "年假规定",
  fileType: "pdf",
  fileSize: 20_480,
  fileUrl: null,
  status: "failed",
  stage: null,
  progress: 0.4,
  errorCode: "SCANNED",
  error: "The pages hold pictures of text only.",
  chunkCount: 7,
  pageCount: 4,
  version: 2,
  isSearchable: true,
  createdAt: at,
  updatedAt: at,
};

export const documentDetail: DocumentDetail = {
  ...document,
  versions: [
    {
      id: idOf(42),
      number: 1,
      status: "ready",
      fileName: "年假.pdf",
      fileSize: 20_480,
      chunkCount: 7,
      isActive: true,
      createdAt: at,
    },
  ],
};

export const chunk: Chunk = {
  id: idOf(43),
  documentId: document.id,
  ordinal: 2,
  headings: "第三章 > 假期",
  content: "工作满一年的员工每年有十天年假。",
  start: 120,
  end: 136,
  page: 3,
};

export const hit: Hit = {
  knowledgeBaseId: base.id,
  documentId: document.id,
  chunkId: chunk.id,
  title: document.title,
  headings: chunk.headings,
  content: chunk.content,
  score: 7.25,
  page: chunk.page,
  start: chunk.start,
  end: chunk.end,
};

export const trace: RetrievalTrace = {
  query: "年假几天",
  terms: [{ term: "年假", documents: 2, used: true }],
  knowledgeBaseIds: [base.id],
  stages: [
    {
      stage: "lexical",
      milliseconds: 0.4,
      by: "memory",
      found: [{ chunkId: chunk.id, documentId: document.id, score: 7.25 }],
      dropped: [],
      note: null,
    },
  ],
  milliseconds: 1.5,
};

export const grounded: GroundedAnswer = {
  answer: "每年有十天年假[1]。",
  sources: [{ ...hit, number: 1 }],
  citations: [
    {
      number: 1,
      documentId: document.id,
      versionId: idOf(42),
      chunkId: chunk.id,
      title: document.title,
      quote: "十天年假",
      page: 3,
      start: 131,
      end: 135,
      at: 8,
      verified: true,
    },
  ],
  ragEnabled: true,
  model: "glm-4",
  usage: { promptTokens: 1200, completionTokens: 601, totalTokens: 1801, source: "provider" },
  cost: "0.036020",
  trace,
};

export const share: Share = {
  conversationId: idOf(10),
  token: "token",
  url: "https://claw.example/s/token",
  title: "新对话",
  withSources: false,
  messageCount: 2,
  createdAt: at,
  sharedAt: at,
};

export const shared: SharedConversation = {
  title: "新对话",
  sharedAt: at,
  messageCount: 1,
  items: [{ role: "user", content: "你好", sources: [], createdAt: at }],
  nextCursor: null,
};

export const auditEvent: AuditEvent = {
  id: idOf(90),
  organizationId: null,
  seq: 1,
  action: "signed_in",
  outcome: "failed",
  userId: null,
  userName: null,
  userEmail: null,
  address: "203.0.113.7",
  detail: { reason: "password" },
  hash: "00".repeat(32),
  createdAt: "2026-11-30T00:00:00.000Z",
};

export const setting: Setting = {
  key: "registration.open",
  visibility: "public",
  description: "Whether anybody may make an account.",
  value: true,
  isSet: true,
  isDefault: true,
  version: 0,
  changedAt: null,
  changedBy: null,
};

export const settingVersion: SettingVersion = {
  version: 1,
  value: false,
  isDefault: false,
  changedById: idOf(1),
  changedBy: "李雷",
  createdAt: at,
};

export const settingsFile: SettingsFile = {
  format: "claw-settings",
  version: 1,
  settings: { "registration.open": false },
};

const { preferences: _, ...account } = user;

export const person: Person = {
  ...account,
  lastLoginAt: at,
  totalTokens: 1801,
  totalCost: "0.036020",
};

export const personDetail: PersonDetail = {
  ...person,
  conversationsCount: 2,
  messagesCount: 5,
  knowledgeBasesCount: 1,
  documentsCount: 3,
  organizations: [
    {
      id: idOf(2),
      name: "李雷",
      isPersonal: true,
      role: "owner",
      balance: "9.963980",
      held: "0.000000",
    },
  ],
  sessions: [],
};
