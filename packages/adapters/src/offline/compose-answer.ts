const excerptLength = 120;

/** What the offline assistant says to a question, in its language: who it is, what it cannot do, how to change that. */
export function composeAnswer(question: string): string {
  const excerpt = excerptOf(question);

  return /\p{Script=Han}/u.test(question) ? inChinese(excerpt) : inEnglish(excerpt);
}

function inChinese(excerpt: string): string {
  return `我是 CLAW.AI 内置的离线助手。这台服务器还没有连接任何大语言模型，所以我无法真正回答你的问题：

> ${excerpt}

你的问题和这段回答都已保存。连接模型只需一步：管理员在[管理后台](/admin/models)添加模型服务，立即生效；或者在项目根目录的 \`.env\` 文件里写入以下任意一组设置，然后重新启动。

\`\`\`ini
# 智谱 GLM
ZHIPU_API_KEY=你的密钥

# 或任何兼容 OpenAI 接口的服务
OPENAI_BASE_URL=https://你的服务地址/v1
OPENAI_API_KEY=你的密钥
OPENAI_MODEL=模型名称
\`\`\`

如果本机运行着 Ollama、LM Studio、llama.cpp 或 vLLM，重新启动后会自动发现并使用它。`;
}

function inEnglish(excerpt: string): string {
  return `I am the offline assistant that is built into CLAW.AI. This server is not connected to any language model yet, so I cannot really answer your question:

> ${excerpt}

Your question and this answer are saved. Connecting a model takes one step: an operator adds a provider in the [operator's application](/admin/models), which counts at once, or puts one of these into the file \`.env\` in the project's root and starts again.

\`\`\`ini
# Zhipu GLM
ZHIPU_API_KEY=your-key

# or any service with an OpenAI-compatible interface
OPENAI_BASE_URL=https://your-service/v1
OPENAI_API_KEY=your-key
OPENAI_MODEL=model-name
\`\`\`

If Ollama, LM Studio, llama.cpp or vLLM runs on this machine, it is found and used after a restart.`;
}

/** One line of the question, so that it cannot break out of the quotation. */
function excerptOf(question: string): string {
  const line = [...question.replace(/\s+/g, " ").trim()];

  return line.length <= excerptLength ? line.join("") : `${line.slice(0, excerptLength).join("")}…`;
}
