import { expect, test } from "vitest";
import { passwordResetMail, verificationMail } from "../../src/auth/mails.ts";
import { maskSecrets } from "../../src/mail/mask-secrets.ts";

const token = "kD3mX9vQ2sT7wZ4bN8cR5fH6jL1pY0aGkD3mX9vQ2sT";

test.each([passwordResetMail, verificationMail])("no token of a mail is left, and its words are", (mail) => {
  const { text } = mail({ to: "li@example.com", publicUrl: "https://claw.example.com", token });
  const masked = maskSecrets(text);

  expect(masked).not.toContain(token);
  expect(masked).not.toContain(token.slice(0, 6));
  expect(masked).toBe(text.replace(token, "••••••"));
});

test.each([
  [
    `https://a.example/r?code=abc&to=1#token=x end`,
    `https://a.example/r?code=••••••&to=••••••#token=•••••• end`,
  ],
  [`https://a.example/share/${token}.`, `https://a.example/share/••••••`],
  [`你的恢复码是 ${token}，`, "你的恢复码是 ••••••，"],
  ["余额 12.50 元，见 https://a.example/billing", "余额 12.50 元，见 https://a.example/billing"],
])("%s becomes %s", (text, expected) => {
  expect(maskSecrets(text)).toBe(expected);
});
