export { diskOutbox } from "./disk-outbox.ts";
export { type OutboxMail, type OutboxMailerOptions, outboxMailer } from "./outbox-mailer.ts";
export { type SmtpMailer, type SmtpMailerOptions, smtpMailer } from "./smtp-mailer.ts";
