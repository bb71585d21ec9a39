import fc from "fast-check";
import { expect, test } from "vitest";
import { matchRun, runOf } from "./chunk-run.ts";
import { learnTemplate, matchTemplate } from "./chunk-template.ts";
import { parseChunk } from "./parse-chunk.ts";

const chunk = (content: string) =>
  `{"id":"c1","choices":[{"index":0,"delta":{"content":"${content}"}}],"usage":null}`;

function templateOf(data: string) {
  const template = learnTemplate(data, parseChunk(data));
  if (!template) throw new Error("there is no template in it");

  return template;
}

const body = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "binary" }).map((text) => JSON.stringify(text).slice(1, -1)),
  fc
    .array(fc.constantFrom("\\", '"', "n", "u00e9", "}", ",", ":", "\n", "a", "{", "]", '"content":"'))
    .map((parts) => parts.join("")),
);

test("where a template says a text, parsing the chunk gives that text and nothing else", () => {
  const template = templateOf(chunk("first"));
  fc.assert(
    fc.property(body, (raw) => {
      const text = matchTemplate(template, chunk(raw));
      if (text === null) return;

      expect(parseChunk(chunk(raw))).toEqual({ text, reasoning: "", usage: null, finishReason: null });
    }),
    { numRuns: 5_000 },
  );
});

test("where a run says a text, parsing event after event gives it", () => {
  const run = runOf(templateOf(chunk("first")), "data: ");
  fc.assert(
    fc.property(fc.array(body, { minLength: 1, maxLength: 5 }), (bodies) => {
      const text = matchRun(run, bodies.map((raw) => `data: ${chunk(raw)}\n\n`).join(""));
      if (text === null) return;

      expect(text).toBe(bodies.map((raw) => parseChunk(chunk(raw)).text).join(""));
    }),
    { numRuns: 5_000 },
  );
});

test("what is usual does fit", () => {
  const template = templateOf(chunk("first"));

  expect(matchTemplate(template, chunk("你好 \\n\\u0041"))).toBe("你好 \nA");
  expect(matchRun(runOf(template, "data:"), `data:${chunk("a")}\n\ndata:${chunk('\\"')}\n\n`)).toBe('a"');
});

test.each([
  ["a finish reason", '{"choices":[{"delta":{"content":"a"},"finish_reason":"stop"}]}'],
  ["usage", '{"choices":[{"delta":{"content":"a"}}],"usage":{"prompt_tokens":1,"completion_tokens":1}}'],
  ["text and reasoning", '{"choices":[{"delta":{"content":"a","reasoning":"b"}}]}'],
  ["no text", '{"choices":[{"delta":{"role":"assistant","content":""}}]}'],
  ["reasoning that would show through", '{"choices":[{"delta":{"reasoning_content":"a","reasoning":"b"}}]}'],
])("a chunk with %s teaches nothing", (_what, data) => {
  expect(learnTemplate(data, parseChunk(data))).toBeNull();
});
