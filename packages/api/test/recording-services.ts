import type { Services } from "@claw/contract";
import { billingAnswers } from "./billing-answers.ts";
import { catalogAnswers } from "./catalog-answers.ts";
import {
  doorAnswers,
  jobsAnswers,
  knowledgeCareAnswers,
  mailAnswers,
  overviewAnswers,
} from "./operations-answers.ts";
import {
  answer,
  auditEvent,
  base,
  chunk,
  conversation,
  document,
  documentDetail,
  found,
  grounded,
  hit,
  idOf,
  issued,
  model,
  person,
  personDetail,
  present,
  preset,
  prompt,
  question,
  session,
  setting,
  settingsFile,
  settingVersion,
  share,
  shared,
  trace,
  user,
} from "./sample-data.ts";
import { disclosedConversation, disclosedMessage, disclosure, ownDisclosure } from "./sample-disclosure.ts";

import { moneyAnswers } from "./sample-money.ts";

export type Recorded = { verb: string; args: unknown[] };

type Overrides = { [Feature in keyof Services]?: Partial<Services[Feature]> };

/**
 * The contract's services, answering sample data and noting each call: what stands behind the API is a port, and the
 * promises tested here are the API's own. The real services stand behind it in the tests of apps/server.
 */
export function recordingServices(overrides: Overrides = {}) {
  const calls: Recorded[] = [];

  function answers<Result>(verb: string, result: Result) {
    return async (...args: unknown[]): Promise<Result> => {
      calls.push({ verb, args });
      return result;
    };
  }

  function streams<Event>(verb: string, events: Event[]) {
    return async function* (...args: unknown[]) {
      calls.push({ verb, args });
      for (const [at, event] of events.entries()) yield { id: String(at + 1), event };
    };
  }

  function news<Event>(verb: string, events: Event[]) {
    return async function* (...args: unknown[]) {
      calls.push({ verb, args });
      yield* events;
    };
  }

  const services: Services = {
    auth: {
      register: answers("auth.register", issued),
      login: answers("auth.login", issued),
      refresh: answers("auth.refresh", issued),
      logout: answers("auth.logout", undefined),
      me: answers("auth.me", user),
      changePassword: answers("auth.changePassword", undefined),
      requestPasswordReset: answers("auth.requestPasswordReset", undefined),
      resetPassword: answers("auth.resetPassword", undefined),
      requestEmailVerification: answers("auth.requestEmailVerification", undefined),
      verifyEmail: answers("auth.verifyEmail", undefined),
      sessions: answers("auth.sessions", [session]),
      endSession: answers("auth.endSession", undefined),
      endOtherSessions: answers("auth.endOtherSessions", undefined),
      authenticate: answers("auth.authenticate", {
        kind: "anonymous",
        origin: { address: "192.0.2.1", userAgent: null },
      }),
      findRefused: answers("auth.findRefused", new Set<string>()),
      jwks: answers("auth.jwks", { keys: [] }),
      ...overrides.auth,
    },
    user: {
      update: answers("user.update", user),
      deleteAccount: answers("user.deleteAccount", undefined),
      stats: answers("user.stats", {
        conversationsCount: 2,
        messagesCount: 5,
        knowledgeBasesCount: 0,
        documentsCount: 0,
        totalTokens: 1801,
        totalCost: "0.036020",
      }),
      get: answers("user.get", user),
      list: answers("user.list", { total: 7, items: [user] }),
      setRole: answers("user.setRole", user),
      setActive: answers("user.setActive", user),
      ...overrides.user,
    },
    model: {
      list: answers("model.list", [model]),
      create: answers("model.create", model),
      update: answers("model.update", model),
      setPrice: answers("model.setPrice", model),
      ...overrides.model,
    },
    ...catalogAnswers(answers, overrides),
    conversation: {
      create: answers("conversation.create", conversation),
      list: answers("conversation.list", { items: [conversation], nextCursor: null }),
      count: answers("conversation.count", 41),
      search: answers("conversation.search", { items: [found], nextCursor: null }),
      updateMany: answers("conversation.updateMany", [conversation]),
      deleteMany: answers("conversation.deleteMany", undefined),
      get: answers("conversation.get", conversation),
      update: answers("conversation.update", conversation),
      delete: answers("conversation.delete", undefined),
      messages: answers("conversation.messages", {
        items: [question, answer],
        nextCursor: null,
        newerCursor: null,
      }),
      countMessages: answers("conversation.countMessages", 42),
      addMessage: answers("conversation.addMessage", question),
      send: answers("conversation.send", { message: question, reply: answer }),
      chat: answers("conversation.chat", { message: question, reply: answer }),
      onReply: streams("conversation.onReply", [
        { type: "delta", text: answer.content },
        { type: "done", message: answer },
      ]),
      onChange: streams("conversation.onChange", [{ type: "conversationDeleted", conversationId: idOf(10) }]),
      regenerate: answers("conversation.regenerate", { message: question, reply: answer }),
      editAndResend: answers("conversation.editAndResend", { message: question, reply: answer }),
      continue: answers("conversation.continue", { message: question, reply: answer }),
      branch: answers("conversation.branch", conversation),
      stop: answers("conversation.stop", answer),
      ...overrides.conversation,
    },
    archive: {
      exportConversation: answers("archive.exportConversation", {
        fileName: "新对话.md",
        mediaType: "text/markdown",
        content: "# 新对话",
      }),
      exportData: answers("archive.exportData", {
        url: "/api/v1/users/me/export",
        expiresAt: user.createdAt,
      }),
      redeem: answers("archive.redeem", {
        kind: "user",
        origin: { address: "192.0.2.1", userAgent: null },
        userId: user.id,
        organizationId: idOf(3),
        sessionId: session.id,
        role: "user",
        tier: "free",
      }),
      readAll: news("archive.readAll", ["{}"]),
      importFile: answers("archive.importFile", {
        conversations: { created: 1, completed: 0, unchanged: 0, skipped: 0 },
        messages: 2,
        left: { attachments: 0, hidden: 0, cut: 0 },
      }),
      ...overrides.archive,
    },
    share: {
      share: answers("share.share", share),
      unshare: answers("share.unshare", undefined),
      shareOf: answers("share.shareOf", share),
      list: answers("share.list", { items: [share], nextCursor: null }),
      read: answers("share.read", shared),
      ...overrides.share,
    },
    preset: {
      list: answers("preset.list", [preset]),
      set: answers("preset.set", preset),
      reset: answers("preset.reset", preset),
      ...overrides.preset,
    },
    prompt: {
      list: answers("prompt.list", { items: [prompt], nextCursor: null }),
      create: answers("prompt.create", prompt),
      update: answers("prompt.update", prompt),
      delete: answers("prompt.delete", undefined),
      ...overrides.prompt,
    },
    presence: {
      arrive: () => {},
      leave: () => {},
      set: answers("presence.set", undefined),
      active: answers("presence.active", { total: 1, items: [present] }),
      onPresence: news("presence.onPresence", [{ type: "all", present: [present] }]),
      ...overrides.presence,
    },
    knowledge: {
      create: answers("knowledge.create", base),
      list: answers("knowledge.list", { items: [base], nextCursor: null }),
      count: answers("knowledge.count", 43),
      get: answers("knowledge.get", base),
      update: answers("knowledge.update", base),
      delete: answers("knowledge.delete", undefined),
      addText: answers("knowledge.addText", document),
      upload: answers("knowledge.upload", document),
      documents: answers("knowledge.documents", { items: [document], nextCursor: null }),
      countDocuments: answers("knowledge.countDocuments", 44),
      getDocument: answers("knowledge.getDocument", documentDetail),
      deleteDocument: answers("knowledge.deleteDocument", undefined),
      retryDocument: answers("knowledge.retryDocument", document),
      cancelDocument: answers("knowledge.cancelDocument", document),
      reindexDocument: answers("knowledge.reindexDocument", document),
      chunks: answers("knowledge.chunks", { items: [chunk], total: 7 }),
      getChunk: answers("knowledge.getChunk", chunk),
      onProgress: streams("knowledge.onProgress", [{ type: "document", document }]),
      search: answers("knowledge.search", { hits: [hit], trace }),
      answer: answers("knowledge.answer", grounded),
      trace: answers("knowledge.trace", trace),
      quota: answers("knowledge.quota", {
        bases: { used: 1, limit: 100 },
        documents: { used: 3, limit: 10_000 },
        storage: { used: 40_960, limit: 10 * 1024 ** 3 },
        fileSize: 100 * 1024 ** 2,
      }),
      embeddingModels: answers("knowledge.embeddingModels", {
        default: "embedding-3",
        models: ["embedding-3"],
      }),
      ...overrides.knowledge,
    },
    billing: { ...billingAnswers(answers), ...overrides.billing },
    system: {
      installation: answers("system.installation", {
        version: "0.1.0",
        isFresh: false,
        isOffline: true,
        defaultModel: "offline",
        isRegistrationOpen: true,
        announcement: null,
      }),
      ...overrides.system,
    },
    audit: {
      list: answers("audit.list", { items: [auditEvent], nextCursor: null }),
      export: answers("audit.export", {
        fileName: "claw-audit-2026-11-30.jsonl",
        content: `${JSON.stringify(auditEvent)}\n`,
        isCut: false,
      }),
      verify: answers("audit.verify", {
        events: 1,
        chains: 1,
        breaks: [],
        checkedAt: "2026-11-30T00:00:00.000Z",
      }),
      onVerify: news("audit.onVerify", [{ type: "progress", checked: 1, events: 1 }]),
      ...overrides.audit,
    },
    disclosure: {
      open: answers("disclosure.open", disclosure),
      end: answers("disclosure.end", disclosure),
      get: answers("disclosure.get", disclosure),
      list: answers("disclosure.list", { items: [disclosure], nextCursor: null }),
      conversations: answers("disclosure.conversations", {
        items: [disclosedConversation],
        nextCursor: null,
      }),
      messages: answers("disclosure.messages", { items: [disclosedMessage], nextCursor: null }),
      own: answers("disclosure.own", [ownDisclosure]),
    },
    people: {
      search: answers("people.search", { total: 1, isCapped: false, items: [person] }),
      get: answers("people.get", personDetail),
      usage: answers("people.usage", {
        days: [{ day: "2026-11-30", tokens: 1_200, cost: "0.024000" }],
      }),
      setVerified: answers("people.setVerified", person),
      setTier: answers("people.setTier", person),
      sendPasswordReset: answers("people.sendPasswordReset", undefined),
      endSessions: answers("people.endSessions", undefined),
      ...overrides.people,
    },
    money: { ...moneyAnswers(answers, news), ...overrides.money },
    settings: {
      list: answers("settings.list", [setting]),
      set: answers("settings.set", setting),
      reset: answers("settings.reset", setting),
      history: answers("settings.history", { items: [settingVersion], nextCursor: null }),
      rollback: answers("settings.rollback", setting),
      export: answers("settings.export", settingsFile),
      import: answers("settings.import", [setting]),
      ...overrides.settings,
    },
    overview: { ...overviewAnswers(answers, news), ...overrides.overview },
    knowledgeCare: { ...knowledgeCareAnswers(answers), ...overrides.knowledgeCare },
    jobs: { ...jobsAnswers(answers), ...overrides.jobs },
    door: { ...doorAnswers(answers), ...overrides.door },
    mail: { ...mailAnswers(answers), ...overrides.mail },
  };

  return { services, calls };
}
