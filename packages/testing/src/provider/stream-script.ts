import type { ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Script } from "./script.ts";
import { scriptWriter } from "./script-writer.ts";

const usualPieces = ["你好", "，我是", "测试", "模型", "。"];
const cutPauseMs = 50;
const usualUsage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };

/** Plays one script as OpenAI's event stream (API reference, "Streaming"). */
export async function streamScript(
  response: ServerResponse,
  script: Script,
  model: string,
  released: () => Promise<void>,
): Promise<void> {
  if (script.refuse) {
    const { status, headers = {}, body = "", type = "application/json" } = script.refuse;
    response.writeHead(status, { "content-type": type, ...headers });
    response.end(body);
    return;
  }

  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
  if (!script.atOnce) response.flushHeaders();
  const chunk = (choices: object[], usage?: unknown) => ({
    id: "chatcmpl-scripted",
    object: "chat.completion.chunk",
    created: 1_700_000_000,
    model,
    choices,
    ...(usage === undefined ? {} : { usage }),
  });
  const { send, end } = scriptWriter(response, script);
  const sendText = (content: string) =>
    send(JSON.stringify(chunk([{ index: 0, delta: { content }, finish_reason: null }])));

  for (const piece of script.reasoning ?? []) {
    await send(
      JSON.stringify(chunk([{ index: 0, delta: { reasoning_content: piece }, finish_reason: null }])),
    );
  }

  const pieces = script.pieces ?? usualPieces;
  for (const [index, content] of [...pieces, null].entries()) {
    if (response.destroyed) return;
    if (script.holdAfter === index) await released();
    if (script.malformedAfter?.pieces === index) await send(script.malformedAfter.data);
    if (script.stallAfter === index) return;
    if (script.cutAfter === index) {
      // fetch drops what it has read but not yet handed over when a connection breaks, so the pieces go first.
      await wait(cutPauseMs);
      response.destroy();
      return;
    }
    if (content === null) break;
    if (script.pauseMs && index > 0) await wait(script.pauseMs);

    await sendText(content);
  }

  const usage = script.usage === undefined ? usualUsage : script.usage;
  const last = [{ index: 0, delta: {}, finish_reason: script.finishReason ?? "stop" }];
  await send(JSON.stringify(script.usageWithLastChoice ? chunk(last, usage) : chunk(last)));
  for (const content of script.afterFinish ?? []) await sendText(content);
  if (usage !== null && !script.usageWithLastChoice) await send(JSON.stringify(chunk([], usage)));
  await end("[DONE]");
}
