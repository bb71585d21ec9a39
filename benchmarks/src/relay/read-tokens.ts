import { type Agent, type IncomingMessage, request } from "node:http";
import { StringDecoder } from "node:string_decoder";

const prefix = "data: ".length;

/** Asks the provider and hands over each token's text as it comes. As little as can be done: it sets the limit. */
export function readTokens(
  providerUrl: string,
  agent: Agent,
  question: string,
  onToken: (text: string) => void,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const body = JSON.stringify({
    model: "benchmark",
    stream: true,
    messages: [{ role: "user", content: question }],
  });

  function receive(response: IncomingMessage): void {
    const decoder = new StringDecoder("utf8");
    let rest = "";

    response.on("data", (bytes: Buffer) => {
      const text = rest + decoder.write(bytes);
      let from = 0;
      for (let to = text.indexOf("\n\n"); to !== -1; to = text.indexOf("\n\n", from)) {
        const data = text.slice(from + prefix, to);
        from = to + 2;
        if (data === "[DONE]") continue;

        const token = JSON.parse(data).choices[0]?.delta.content;
        if (token) onToken(token);
      }
      rest = text.slice(from);
    });
    response.on("end", resolve).on("error", reject);
  }

  const headers = { "content-type": "application/json" };
  request(`${providerUrl}/chat/completions`, { method: "POST", agent, headers }, receive)
    .on("error", reject)
    .end(body);

  return promise;
}
