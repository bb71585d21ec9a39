import { expect, test } from "vitest";
import { smtpMailer } from "../../src/mail/smtp-mailer.ts";
import { startMailServer } from "./mail-server.ts";

const from = "CLAW.AI <no-reply@claw.example>";
const account = { user: "claw", password: "mail-password" };
const mail = { to: "li@example.com", subject: "重置密码 / Reset your password", text: "您好！\n\nHello!" };

test("a mail arrives at the server with its sender, recipient, subject and text in both scripts", async () => {
  await using server = await startMailServer(account);
  await using mailer = smtpMailer({ url: server.url, from });

  await mailer.send(mail);

  const [delivery] = server.deliveries;
  expect(delivery).toMatchObject({ from: "no-reply@claw.example", to: ["li@example.com"] });
  const content = delivery?.content ?? "";
  expect(content).toContain('From: "CLAW.AI" <no-reply@claw.example>');
  expect(content).toContain("To: li@example.com");
  expect(content).toMatch(/^Subject: =\?UTF-8\?Q\?=E9=87=8D=E7=BD=AE/m);
  expect(decodeQuoted(content)).toContain("您好！\r\n\r\nHello!");
});

test("a recipient that the server refuses is an error", async () => {
  await using server = await startMailServer(account);
  await using mailer = smtpMailer({ url: server.url, from });

  await expect(mailer.send({ ...mail, to: "li@refused.example" })).rejects.toThrow("no such mailbox");
  expect(server.deliveries).toEqual([]);
});

test("wrong credentials and a server that is not there are errors", async () => {
  const server = await startMailServer(account);
  await using stranger = smtpMailer({ url: server.url.replace("mail-password", "guess"), from });
  await using late = smtpMailer({ url: server.url, from });

  await expect(stranger.send(mail)).rejects.toThrow("wrong user or password");
  await server[Symbol.asyncDispose]();
  await expect(late.send(mail)).rejects.toThrow("ECONNREFUSED");
});

test("a line break in a subject adds no header", async () => {
  await using server = await startMailServer(account);
  await using mailer = smtpMailer({ url: server.url, from });

  await mailer.send({ ...mail, subject: "Hello\r\nBcc: spy@example.com" });

  expect(server.deliveries[0]?.to).toEqual(["li@example.com"]);
  expect(server.deliveries[0]?.content).not.toMatch(/^Bcc:/m);
});

/** Quoted-printable, RFC 2045. */
function decodeQuoted(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, "")
    .replace(/=([\dA-F]{2})/g, (_match, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

  return Buffer.from(bytes, "latin1").toString("utf8");
}
