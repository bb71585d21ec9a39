import { enExamples } from "./en-examples.ts";
import type { BeginningMessages } from "./messages.ts";

/** Texts in English of the page where a conversation begins. */
export const enBeginning: BeginningMessages = {
  beginning: {
    about:
      "This is CLAW.AI, a platform for AI conversations on a server of your own: ask, write, search your documents. Every answer says what it used and cost.",
    offlineTitle: "No model is connected yet; the built-in offline assistant answers",
    offlineHint: "It works without a network and can only do simple things.",
    connect: "Connect a model in the admin console",
    byHand: "Or connect one by settings",
    connectByHand: "Write these lines into .env, and restart:",
    connectZhipu: "For Zhipu GLM one line is enough:",
    askOperator:
      "For a real model, ask your operator to connect one in the admin console, or to set OPENAI_BASE_URL, OPENAI_API_KEY and OPENAI_MODEL.",
  },
  examples: enExamples,
};
