import { type AdmittedCall, admitCall, readAdmission } from "@claw/core";

const id = "0193a000-0000-7000-8000-000000000001";

/** A call that the gate has let through, as the database says it: nothing else makes one. */
export const admitted: AdmittedCall = admit();

function admit(): AdmittedCall {
  const admission = admitCall({
    organizationId: id,
    userId: id,
    conversationId: null,
    messageId: null,
    purpose: "answer",
    model: { id: null, name: "any", provider: "any" },
    tokens: { prompt: 1_000, output: 1_000 },
    lease: { owner: id, seconds: 15 },
    at: new Date(0),
  });
  const price = { input: "0", cached: null, cacheWrite: null, output: "0", reasoning: null, perRequest: "0" };
  admission.admit.rows.push({ is_there: true, price, hold: "0", for_prompt: "0" });

  const call = readAdmission(admission);
  if (!call) throw new Error("the gate let nothing through");

  return call;
}
