import type { DisclosedConversation, DisclosedMessage, Disclosure, OwnDisclosure } from "@claw/contract";
import { idOf } from "./sample-data.ts";

const at = "2026-11-30T08:00:00.000Z";

export const disclosure: Disclosure = {
  id: idOf(95),
  userId: idOf(1),
  userName: "Lin",
  userEmail: "lin@example.com",
  operatorId: idOf(96),
  operatorName: "Op",
  operatorEmail: "op@example.com",
  reason: "a legal request, file 12",
  createdAt: at,
  expiresAt: at,
  endedAt: null,
  isOpen: true,
  readings: 2,
};

export const ownDisclosure: OwnDisclosure = {
  id: disclosure.id,
  operatorName: disclosure.operatorName,
  reason: disclosure.reason,
  createdAt: at,
  expiresAt: at,
  endedAt: null,
  isOpen: true,
  readings: 2,
};

export const disclosedConversation: DisclosedConversation = {
  id: idOf(97),
  title: "A",
  type: "chat",
  messagesCount: 2,
  createdAt: at,
  lastActivityAt: at,
};

export const disclosedMessage: DisclosedMessage = {
  id: idOf(98),
  role: "user",
  content: "B",
  status: "complete",
  model: null,
  createdAt: at,
};
