import { z } from "zod";
import { filledText, Id, Instant, Limit, Money, Skip, text } from "../primitives.ts";
import { Amount } from "./amount.ts";

/** `promotional`: a gift, or one taken back. `correction`: something was counted wrong. */
export const AdjustmentSource = z.enum(["promotional", "correction"]);
export type AdjustmentSource = z.infer<typeof AdjustmentSource>;

/** `pending` waits for a second operator: no money has moved. */
export const AdjustmentStatus = z.enum(["pending", "applied", "rejected"]);
export type AdjustmentStatus = z.infer<typeof AdjustmentStatus>;

/** Somebody in a list of operators: null fields where the account is gone. */
export const Participant = z.object({
  id: Id,
  name: z.string().nullable(),
  email: z.string().nullable(),
});
export type Participant = z.infer<typeof Participant>;

export const Adjustment = z.object({
  id: Id,
  organizationId: Id,
  /** Whose own organization it is. */
  person: Participant,
  /** What the wallet gains; negative for what it loses. */
  amount: Money,
  source: AdjustmentSource,
  reason: z.string(),
  expiresAt: Instant.nullable(),
  status: AdjustmentStatus,
  /** Whether it was above what one operator may move alone. */
  needsApproval: z.boolean(),
  requestedBy: Participant,
  /** Who approved or rejected it; the one who asked for it may take it back. Null where nobody had to. */
  decidedBy: Participant.nullable(),
  decidedAt: Instant.nullable(),
  decisionNote: z.string().nullable(),
  transactionId: Id.nullable(),
  createdAt: Instant,
});
export type Adjustment = z.infer<typeof Adjustment>;

/** Operators only. `expiresAt` is for gifts alone. */
export const MakeAdjustment = z
  .object({
    userId: Id,
    amount: Amount,
    direction: z.enum(["credit", "debit"]),
    source: AdjustmentSource,
    reason: filledText(500),
    expiresAt: Instant.optional(),
    /** A client's own id makes a retry move money once. */
    adjustmentId: Id.optional(),
  })
  .refine(
    ({ direction, source, expiresAt }) =>
      expiresAt === undefined || (direction === "credit" && source === "promotional"),
    { path: ["expiresAt"], message: "is for a gift only" },
  );
export type MakeAdjustment = z.infer<typeof MakeAdjustment>;

export const AdjustmentRef = z.object({ adjustmentId: Id });
export type AdjustmentRef = z.infer<typeof AdjustmentRef>;

export const RejectAdjustment = z.object({ adjustmentId: Id, note: filledText(500) });
export type RejectAdjustment = z.infer<typeof RejectAdjustment>;

/** Those that wait first, then the newest. */
export const ListAdjustments = z.object({
  /** Part of a person's name or e-mail address, or of a reason. */
  query: text(200).optional(),
  status: AdjustmentStatus.optional(),
  /** Just this one. */
  adjustmentId: Id.optional(),
  userId: Id.optional(),
  skip: Skip.default(0),
  limit: Limit,
});
export type ListAdjustments = z.infer<typeof ListAdjustments>;

export const AdjustmentPage = z.object({
  total: z.number().int(),
  isCapped: z.boolean(),
  items: z.array(Adjustment),
  /** How many wait for a second operator, whatever was asked for. */
  waiting: z.number().int(),
});
export type AdjustmentPage = z.infer<typeof AdjustmentPage>;
