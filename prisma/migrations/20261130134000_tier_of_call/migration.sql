-- Calls from before do not know.
ALTER TABLE "llm_calls" ADD COLUMN     "tier" "SubscriptionTier";
