import { z } from "zod";

export const SubscriptionTier = z.enum(["free", "pro", "enterprise"]);
export type SubscriptionTier = z.infer<typeof SubscriptionTier>;
