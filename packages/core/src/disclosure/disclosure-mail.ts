export type DisclosureNews = {
  to: string;
  operator: string;
  reason: string;
  expiresAt: Date;
  publicUrl: string;
};

/** What somebody is told before an operator reads their conversations. */
export function disclosureMail({ to, operator, reason, expiresAt, publicUrl }: DisclosureNews) {
  const until = `${expiresAt.toISOString().slice(0, 16).replace("T", " ")} UTC`;

  return {
    to,
    subject: "CLAW.AI：管理员将查看你的会话 / An operator will read your conversations",
    text: [
      `你好，管理员 ${operator} 申请了查看你的会话，有效期到 ${until}。原因：`,
      `The operator ${operator} has asked to read your conversations, until ${until}. The reason:`,
      reason,
      "每一次查看都会被记录。你可以在“设置 > 安全”里看到谁在什么时候查看过：",
      "Every reading is recorded. Your settings show, under Security, who has read when:",
      `${publicUrl}/settings/security`,
    ].join("\n\n"),
  };
}
