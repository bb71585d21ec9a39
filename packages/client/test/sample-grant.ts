import type { User } from "@claw/contract";
import { type Grant, grantFrom } from "../src/tokens/grant.ts";

export const user: User = {
  id: "0193a000-0000-7000-8000-000000000001",
  email: "li@example.com",
  name: "李雷",
  phone: null,
  company: null,
  role: "user",
  subscriptionTier: "free",
  isActive: true,
  isVerified: false,
  preferences: { language: null, theme: null, defaultModel: null, mailBudgetAlerts: true },
  createdAt: "2026-11-22T08:00:00.000Z",
  updatedAt: "2026-11-22T08:00:00.000Z",
};

/** A grant of ten minutes. */
export function grantAt(now: number, accessToken: string): Grant {
  return grantFrom({ accessToken, expiresIn: 600, user }, now);
}
