import type { Invoice } from "@claw/contract";

/** What is printed, in Chinese and English side by side: a bill has one look, whoever reads it. */
export const words = {
  title: "账单",
  titleInEnglish: "INVOICE",
  number: "编号 No.",
  issued: "开具日期 Issued",
  due: "应付日期 Due",
  paid: "付款日期 Paid",
  seller: "出具方 From",
  customer: "付款方 Bill to",
  taxNumber: "税号 Tax No.",
  description: "项目 Description",
  quantity: "数量 Qty",
  unit: "单价 Unit price",
  amount: "金额 Amount",
  total: "合计 Total",
  capitals: "大写金额",
  footer: "本账单不是发票，不作税务凭证。This invoice is not a tax invoice (fapiao).",
} as const;

type Mark = { text: string; color: string };

/** Where its payment stands, as the stamp says it. */
export function markOf({ status, paymentStatus }: Pick<Invoice, "status" | "paymentStatus">): Mark {
  if (status === "void") return { text: "已作废 VOID", color: "#6b7280" };

  switch (paymentStatus) {
    case "open":
      return { text: "待付款 OPEN", color: "#b45309" };
    case "paid":
      return { text: "已付款 PAID", color: "#15803d" };
    case "refunded":
      return { text: "已退款 REFUNDED", color: "#1d4ed8" };
    case "uncollectible":
      return { text: "未收回 UNPAID", color: "#b91c1c" };
  }
}

/** 2026-11-29, a day of the calendar in China, which is eight hours before UTC all year. */
export function dayOf(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** ¥1,234.50: two places, or as many as the amount has. */
export function moneyOf(amount: string): string {
  const [, sign = "", whole = "0", part = ""] = /^(-?)(\d+)\.(\d{6})$/.exec(amount) ?? [];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const places = part.replace(/0{1,4}$/, "");

  return `${sign === "-" ? "−" : ""}¥${grouped}.${places}`;
}
