import type { ShareMessages } from "./messages.ts";

export const enShare: ShareMessages = {
  share: {
    title: "Share conversation",
    intro: "Anybody who has the link can read it without signing in.",
    newHint:
      "The link shows the messages up to now. What comes later stays yours until you update the link. Your name, costs, the system prompt and reasoning are never shown.",
    create: "Create link",
    link: "Link",
    until: "Shows messages up to {time}, {count} in all",
    behind: "The conversation went on; the link does not show that yet.",
    update: "Update link",
    updated: "Link updated",
    withSources: "Show titles of sources",
    withSourcesHint: "Titles of documents only, not their content.",
    withdraw: "Stop sharing",
    withdrawn: "The link no longer works",
    empty: "There is nothing to read in this conversation yet.",
    shared: "A shared conversation, to read only",
    meta: "Shared {time} · {count} messages",
    sources: "Sources",
    goneTitle: "This link no longer works",
    goneHint: "Whoever shared it may have withdrawn it, or the address is incomplete.",
    failedTitle: "This did not load",
    more: "Loading more messages",
    end: "This is the end",
    try: "Begin a conversation of your own with CLAW.AI",
    theme: "Switch light and dark",
  },
};
