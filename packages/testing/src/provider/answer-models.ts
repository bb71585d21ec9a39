import type { ServerResponse } from "node:http";
import type { ListScript } from "./script.ts";

/** Plays one script as OpenAI's list of models (API reference, "List models"). */
export function answerModels(response: ServerResponse, { models = [], stall, refuse }: ListScript): void {
  if (stall) return;
  if (refuse) {
    const { status, headers = {}, body = "", type = "application/json" } = refuse;
    response.writeHead(status, { "content-type": type, ...headers });
    response.end(body);
    return;
  }

  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ object: "list", data: models.map((id) => ({ id, object: "model" })) }));
}
