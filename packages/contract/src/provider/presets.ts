/** Whose service a provider is. All of them speak OpenAI's chat completions. */
export const providerKinds = ["openai", "zhipu", "deepseek", "qwen", "moonshot", "ollama", "other"] as const;

export type ProviderPreset = {
  /** What the provider is called here unless somebody says otherwise. */
  name: string;
  /** As the vendor's documentation gives it; empty where only the operator knows. */
  baseUrl: string;
  /** Whether the vendor asks for a key. */
  wantsKey: boolean;
};

export const providerPresets: Record<(typeof providerKinds)[number], ProviderPreset> = {
  zhipu: { name: "zhipu", baseUrl: "https://open.bigmodel.cn/api/paas/v4", wantsKey: true },
  deepseek: { name: "deepseek", baseUrl: "https://api.deepseek.com/v1", wantsKey: true },
  qwen: { name: "qwen", baseUrl: "https://dashscope.aliyuncs.com/compatible-mode/v1", wantsKey: true },
  moonshot: { name: "moonshot", baseUrl: "https://api.moonshot.cn/v1", wantsKey: true },
  openai: { name: "openai", baseUrl: "https://api.openai.com/v1", wantsKey: true },
  ollama: { name: "ollama", baseUrl: "http://127.0.0.1:11434/v1", wantsKey: false },
  other: { name: "", baseUrl: "", wantsKey: false },
};
