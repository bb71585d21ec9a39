import type { PrintedInvoice } from "@claw/core";

export const sample: PrintedInvoice = {
  id: "019ad000-0000-7000-8000-000000000001",
  number: "CLAW-2026-000001",
  status: "issued",
  paymentStatus: "paid",
  currency: "CNY",
  total: "450.000000",
  totalInCapitals: "人民币肆佰伍拾元整",
  lines: [
    { description: "企业版 Enterprise", quantity: 1, unitAmount: "499.500000", amount: "499.500000" },
    {
      description: "专业版 Pro, 未使用部分 unused part",
      quantity: 1,
      unitAmount: "-49.500000",
      amount: "-49.500000",
    },
  ],
  seller: {
    name: "星火科技有限公司",
    taxNumber: "91310000MA1FL00000",
    address: "上海市浦东新区博云路 2 号",
    email: "billing@example.com",
  },
  customer: { name: "韩梅梅", taxNumber: null, address: null, email: "han@example.com" },
  paymentId: null,
  fapiao: null,
  issuedAt: "2026-11-29T16:00:00.000Z",
  dueAt: null,
  paidAt: "2026-11-29T16:00:00.000Z",
};

const long =
  "知识库检索与重排服务，包含向量索引、全文检索以及引文核对，按照实际使用量计算，本行故意写得很长，以便检查换行是否正确。";

/** Thirty lines, every fourth one in several rows, to somebody with a long name. */
export const longSample: PrintedInvoice = {
  ...sample,
  paymentStatus: "open",
  paidAt: null,
  dueAt: "2026-12-06T16:00:00.000Z",
  total: "1234567.890000",
  totalInCapitals: "人民币壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分",
  customer: {
    name: "深圳市前海深港现代服务业合作区星火燎原人工智能科技发展（集团）股份有限公司华南区第一分公司 Spark International Technology Development Holdings (Shenzhen) Co., Ltd.",
    taxNumber: "91440300MA5EXXXX00",
    address: null,
    email: "a.very.long.address.of.the.accounts.payable.department@finance.spark-international.example.com",
  },
  lines: Array.from({ length: 30 }, (_, index) => ({
    description: index % 4 === 1 ? long : `专业版 Pro ${index + 1}`,
    quantity: index + 1,
    unitAmount: "41152.263000",
    amount: "41152.260000",
  })),
};
