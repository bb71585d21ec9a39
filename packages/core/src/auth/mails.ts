import type { Mail } from "./ports.ts";

type Letter = { to: string; publicUrl: string; token: string };

export function verificationMail({ to, publicUrl, token }: Letter): Mail {
  const link = linkTo(publicUrl, "verify-email", token);

  return {
    to,
    subject: "CLAW.AI：验证你的邮箱 / Verify your e-mail address",
    text: [
      "你好，请在 30 分钟内打开下面的链接，验证你的邮箱地址：",
      "Open this link within 30 minutes to verify your e-mail address:",
      link,
      "如果你没有注册过 CLAW.AI，请忽略这封邮件。",
      "If you did not register at CLAW.AI, ignore this mail.",
    ].join("\n\n"),
  };
}

export function passwordResetMail({ to, publicUrl, token }: Letter): Mail {
  const link = linkTo(publicUrl, "reset-password", token);

  return {
    to,
    subject: "CLAW.AI：重置密码 / Reset your password",
    text: [
      "你好，请在 30 分钟内打开下面的链接，设置新的密码：",
      "Open this link within 30 minutes to choose a new password:",
      link,
      "如果这不是你本人的操作，请忽略这封邮件，你的密码不会改变。",
      "If you did not ask for this, ignore this mail; your password stays as it is.",
    ].join("\n\n"),
  };
}

/** The token stands in the fragment, which browsers send to no server: it gets into no log and no referrer. */
function linkTo(publicUrl: string, page: string, token: string): string {
  return `${publicUrl.replace(/\/+$/, "")}/${page}#token=${token}`;
}
