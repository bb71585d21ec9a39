import { burstText } from "../script/burst-text.ts";
import type { Plan } from "../script/plan.ts";
import { readStamps } from "../script/stamped-token.ts";

/** Throws where an answer is not, character for character, what the provider sent. */
export function requireWhole(plan: Plan, text: string): void {
  if (countTokens(plan, text) !== plan.tokens) throw new Error(`${describe(text)} is not the whole answer`);
}

/** Throws where an answer that was stopped is not the beginning of what the provider sent. */
export function requireBeginning(plan: Plan, text: string): void {
  countTokens(plan, text);
}

/** Throws where a token is missing, double or out of order. */
function countTokens(plan: Plan, text: string): number {
  if (plan.kind === "burst") {
    const whole = burstText(plan.tokens, plan.width);
    if (!whole.startsWith(text)) throw new Error(`${describe(text)} is not what was sent`);
    return text === whole ? plan.tokens : 0;
  }

  const stamps = readStamps(text);
  for (const [place, { index }] of stamps.entries()) {
    if (index !== place) throw new Error(`token ${index} came where ${place} was due`);
  }
  return stamps.length;
}

function describe(text: string): string {
  return `a text of ${text.length} characters that ends with ${JSON.stringify(text.slice(-30))}`;
}
