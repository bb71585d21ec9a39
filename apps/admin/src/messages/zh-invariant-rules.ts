/** What each check of the accounts says, and what to do where it fails. */
export const zhInvariantRules = {
  transaction_sums: {
    says: "每笔流水的两边合计为零",
    todo: "有程序绕过了记账：查这笔流水的编号和当时的部署。",
  },
  wallet_entries: {
    says: "钱包余额等于它所有流水之和",
    todo: "余额被单独改过：以流水为准，用“调整”补上差额前先找到原因。",
  },
  wallet_lots: {
    says: "钱包余额等于各笔额度剩余之和",
    todo: "额度和余额不同步：退款前不要动这个组织。",
  },
  wallet_holds: {
    says: "预留等于正在进行的调用的预留之和",
    todo: "等一分钟再核对；仍在，就重启占着它的进程。",
  },
  wallet_missing: { says: "每个组织都有钱包", todo: "这个组织无法付费：查它是怎样建立的。" },
  call_charged_once: {
    says: "每次结算的调用恰好收费一次",
    todo: "少收或多收：用“用量更正”补正。",
  },
  usage_of_settled_call: { says: "收费的调用都已结算", todo: "查这次调用的状态和日志。" },
  call_price: {
    says: "收费等于用量乘以当时的价格",
    todo: "价格或用量被改过：核对价格版本后更正。",
  },
  correction_posted_once: { says: "每次更正恰好记账一次", todo: "查这次更正的流水。" },
  usage_days: {
    says: "每日用量等于当日调用之和",
    todo: "报表会有偏差，余额不受影响：查结算日志。",
  },
  budget_holds: { says: "预算的预留都属于进行中的调用", todo: "等一分钟再核对；仍在，就查结算日志。" },
  payment_credited_once: {
    says: "每笔到账的付款恰好入账一次",
    todo: "少入账要补，多入账要扣：先和渠道核对。",
  },
  credit_of_payment: { says: "每笔充值都有到账的付款", todo: "凭空的充值：先停用该账号，再查经办。" },
  refund_sums: { says: "退款等于实际退回的金额", todo: "和渠道核对这笔付款的退款。" },
  adjustment_moved: { says: "每次调整恰好移动它写明的金额", todo: "查这次调整的流水和审计记录。" },
  adjustment_decided: { says: "每笔调整都有批准的记录", todo: "有人绕过了审批：查审计记录。" },
} as const;
