/** Brings the word to the person; rejects when it was not accepted for delivery. */
export interface DisclosureMailer {
  send(mail: { to: string; subject: string; text: string }): Promise<void>;
}
