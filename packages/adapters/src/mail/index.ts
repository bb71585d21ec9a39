export { type OutboxMail, type OutboxMailerOptions, outboxMailer } from "./outbox-mailer.ts";
export { type SmtpMailerOptions, smtpMailer } from "./smtp-mailer.ts";
