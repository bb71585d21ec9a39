import type { RoomMessages } from "./messages.ts";

export const enMail: RoomMessages["mail"] = {
  mail: {
    outbox: "Outbox",
    search: "Search recipient or subject",
    count: "{count} not sent",
    searchedSoFar: "searched the newest {count} of {of}, going on",
    to: "To",
    subject: "Subject",
    when: "When",
    mail: "Mail",
    masked: "Tokens in links are hidden. Ask people to request a new link rather than opening theirs.",
    empty: "The outbox is empty",
    emptyHint: "Mails stay here while no server for mail is set up.",
    nothingFound: "No mail matches",
    outboxHint: "No server for mail is set up: mails stay on this server, and people do not get them.",
    toSettings: "Set one up",
    smtpWorks: "The mail server {server} works.",
    smtpFails: "The mail server {server} does not work:",
    sendTest: "Send me a test mail",
    testSent: "Test mail sent to {to}",
    testFailed: "The test mail was not sent: {reason}",
  },
};
