import { zhExamples } from "./zh-examples.ts";

/** Texts in Chinese of the page where a conversation begins. */
export const zhBeginning = {
  beginning: {
    about:
      "这里是 CLAW.AI，一套架在自己服务器上的 AI 对话平台：提问、写作、查自己的资料，每个回答都标明用量和费用。",
    offlineTitle: "还没有接入模型，现在由内置的离线助手回答",
    offlineHint: "它不联网，只能做简单的事。",
    connect: "在管理后台接入模型",
    byHand: "或者用环境变量接入",
    connectByHand: "在 .env 里写好下面几行，然后重新启动：",
    connectZhipu: "使用智谱 GLM，只需要一行：",
    askOperator:
      "要用真正的模型，请管理员在管理后台接入，或设置 OPENAI_BASE_URL、OPENAI_API_KEY 和 OPENAI_MODEL。",
  },
  examples: zhExamples,
} as const;
