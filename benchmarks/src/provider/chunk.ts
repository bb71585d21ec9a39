const frame = {
  id: "chatcmpl-benchmark",
  object: "chat.completion.chunk",
  created: 1_700_000_000,
  model: "benchmark",
};

const [beforeToken = "", afterToken = ""] = event({
  ...frame,
  choices: [{ index: 0, delta: { content: "?" }, finish_reason: null }],
}).split('"?"');

/** One token as an event (OpenAI API reference, "Chat completion chunk object"). */
export function tokenEvent(content: string): string {
  return `${beforeToken}${JSON.stringify(content)}${afterToken}`;
}

/** What follows the last token: finish reason, usage, `[DONE]`. */
export function closingEvents(tokens: number): string[] {
  const usage = { prompt_tokens: 8, completion_tokens: tokens, total_tokens: tokens + 8 };

  return [
    event({ ...frame, choices: [{ index: 0, delta: {}, finish_reason: "stop" }] }),
    event({ ...frame, choices: [], usage }),
    "data: [DONE]\n\n",
  ];
}

function event(data: object): string {
  return `data: ${JSON.stringify(data)}\n\n`;
}
