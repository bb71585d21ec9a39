import type { Messages } from "./messages.ts";

export const enExamples: Messages["examples"] = {
  chat: {
    a: {
      title: "Explain an idea",
      text: "Explain with an everyday metaphor: why do large language models state wrong things so confidently?",
    },
    b: {
      title: "Polish a sentence",
      text: "Make this shorter and more polite: The data you sent last time is wrong, send it again at once.",
    },
    c: {
      title: "Write some code",
      text: "Write a TypeScript function that groups an array by a given key, and state its time complexity.",
    },
    d: {
      title: "Make a plan",
      text: "I want to give technical talks in Chinese in three months, with forty minutes a day. Draw up a weekly plan as a table.",
    },
  },
  consulting: {
    a: {
      title: "Compare two options",
      text: "For a small team: self-hosting an AI platform or a cloud service? Compare them in a table.",
    },
    b: {
      title: "Check a contract",
      text: "Which acceptance and intellectual property clauses are most often missing in software contracts? Give me a checklist.",
    },
    c: {
      title: "Estimate a budget",
      text: "A company of 50 handles 2,000 tickets a day with a language model. How do I estimate the monthly token cost?",
    },
    d: {
      title: "Prepare interviews",
      text: "I will interview five customers who did not renew. Write ten questions that do not lead them.",
    },
  },
  support: {
    a: {
      title: "Calm a customer",
      text: "A customer has waited three days for a delivery and is angry. Write an honest reply that takes responsibility.",
    },
    b: {
      title: "Write a help entry",
      text: "Write “How do I reset my password” as a help entry, in steps of one sentence each.",
    },
    c: {
      title: "Sort tickets",
      text: "Give me simple rules to decide whether a ticket is urgent, normal or can wait.",
    },
    d: {
      title: "Sum up a chat",
      text: "I will paste a support chat. Sum up what the customer wants, what was promised and what comes next.",
    },
  },
};
