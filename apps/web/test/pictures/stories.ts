export type Story = {
  name: string;
  base: { name: string; description: string };
  documents: { title: string; content: string }[];
  /** Of earlier days, the newest first. */
  titles: string[];
  conversation: { title: string; question: string; answer: string };
  cited: { title: string; question: string; answer: string };
};

const zh: Story = {
  name: "林晓",
  base: { name: "产品手册", description: "离心机、摇床和培养箱的说明书与售后政策" },
  documents: [
    {
      title: "售后政策",
      content: [
        "# 售后政策",
        "本政策适用于海旭销售的全部离心机、摇床和培养箱。经销商售出的设备凭原始发票享受同样的服务。",
        "## 保修",
        "整机自验收之日起保修二十四个月。转子保修三十六个月或十万次运行，以先到者为准。密封圈、碳刷和保险丝属于耗材，不在保修范围内。因超速、样品不平衡或使用其他厂家转子造成的损坏不予免费维修。",
        "## 响应时间",
        "大城市四小时内答复，一天内到场；其他地区两天内到场。更换主轴期间借用同型号设备。",
      ].join("\n\n"),
    },
    {
      title: "HX-300 离心机使用说明",
      content: [
        "# HX-300 离心机使用说明",
        "## 安全",
        "转子每运行五千次检查一次，并记录在册。没有记录的转子按过期处理。开盖前等待指示灯熄灭。",
        "## 保养",
        "每周用中性清洁剂擦拭腔体，每月给轴颈涂一次薄薄的真空脂。长期不用时打开上盖，防止冷凝水。",
      ].join("\n\n"),
    },
  ],
  titles: [
    "合同里的违约责任怎么写",
    "把周报改得更简洁",
    "三个月的演讲练习计划",
    "TypeScript 里的可辨识联合",
    "周末去哪儿看红叶",
  ],
  conversation: {
    title: "大模型为什么会“胡说”",
    question: "用一个生活里的比喻解释：为什么大语言模型会“一本正经地胡说”？",
    answer: [
      "可以把它想象成一位**读过很多书、但从不查资料**的说书人：他的任务只有一个，让下一句话听起来顺。",
      "1. 他记得“什么话常常接在什么话后面”，而不是事实本身。\n2. 他很少说“我不知道”，因为书里的人很少这么说。",
      "| 怎么办 | 做法 |\n| --- | --- |\n| 检索增强 | 先查资料，再回答，并给出出处 |\n| 核对 | 让数字和引文回到原文 |",
      "下一个词 $w_t$ 只由前文决定：\n\n$$P(w_t \\mid w_1, \\dots, w_{t-1})$$",
      "所以：**流畅和正确是两件事**，重要的答案要核对。",
    ].join("\n\n"),
  },
  cited: {
    title: "转子保修与备件",
    question: "转子保修多久？平时要注意什么？",
    answer: [
      "政策里写着：“转子保修三十六个月或十万次运行，以先到者为准”[1]。",
      "平时注意两点：\n\n- “转子每运行五千次检查一次，并记录在册”[2]，“没有记录的转子按过期处理”[2]。\n- 至于“其他厂家的转子也免费维修”[1]，原文并没有这样说。",
    ].join("\n\n"),
  },
};

const en: Story = {
  name: "Lin Xiao",
  base: {
    name: "Product manuals",
    description: "Manuals and service policy of centrifuges, shakers and incubators",
  },
  documents: [
    {
      title: "Service policy",
      content: [
        "# Service policy",
        "This policy covers all centrifuges, shakers and incubators that Haixun sells. Devices sold by resellers enjoy the same service with the original invoice.",
        "## Warranty",
        "The device is covered for twenty-four months from acceptance. Rotors are covered for thirty-six months or one hundred thousand runs, whichever comes first. Seals, brushes and fuses are consumables and are not covered. Damage from overspeed, unbalanced samples or rotors of other makers is not repaired free of charge.",
        "## Response times",
        "In large cities we answer within four hours and are on site within a day; elsewhere within two days. While a spindle is replaced, a device of the same model is lent.",
      ].join("\n\n"),
    },
    {
      title: "HX-300 centrifuge user manual",
      content: [
        "# HX-300 centrifuge user manual",
        "## Safety",
        "Inspect the rotor every five thousand runs and write it down. A rotor without a log counts as expired. Wait for the light to go out before you open the lid.",
        "## Care",
        "Wipe the chamber with a neutral cleaner every week, and put a thin film of vacuum grease on the journal every month.",
      ].join("\n\n"),
    },
  ],
  titles: [
    "Liability clauses in a contract",
    "A shorter weekly report",
    "Three months of speaking practice",
    "Discriminated unions in TypeScript",
    "Where to see autumn leaves",
  ],
  conversation: {
    title: "Why models make things up",
    question: "Explain with an everyday picture why a language model states nonsense with such confidence.",
    answer: [
      "Think of a storyteller who has **read a great deal and never looks anything up**: the only task is that the next sentence sounds right.",
      "1. What is remembered is which words follow which, not the facts themselves.\n2. “I do not know” is rare, because people in books rarely say it.",
      "| What helps | How |\n| --- | --- |\n| Retrieval | look it up first, answer then, and say where it stands |\n| Checking | lead figures and quotes back to their source |",
      "The next word $w_t$ depends on what came before, and on nothing else:\n\n$$P(w_t \\mid w_1, \\dots, w_{t-1})$$",
      "So **fluent and correct are two things**, and answers that matter are checked.",
    ].join("\n\n"),
  },
  cited: {
    title: "Rotor warranty",
    question: "How long are rotors covered, and what should we mind?",
    answer: [
      "The policy says: “Rotors are covered for thirty-six months or one hundred thousand runs, whichever comes first”[1].",
      "Two things to mind:\n\n- “Inspect the rotor every five thousand runs”[3] and write it down: “A rotor without a log counts as expired”[3].\n- That “rotors of other makers are repaired free of charge”[1] is not what the text says.",
    ].join("\n\n"),
  },
};

export const stories = { zh, en } as const;
