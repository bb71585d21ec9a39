import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";

const dist = join(import.meta.dirname, "../dist");
const manifestPath = join(dist, ".vite/manifest.json");

/** Bytes of gzip JavaScript: what a person waits for before anything is to be seen. */
const limits = { door: 156_000, house: 180_000, conversation: 180_000 };

/** Modules that a view imports when it is opened, beside what index.html loads. */
const door = ["src/messages/zh.ts", "src/auth/door-room.ts"];
const members = ["src/messages/zh.ts", "src/messages/zh-house.ts", "src/app/shell.tsx"];
const house = [...members, "src/conversation/empty/new-conversation-page.tsx"];
/** One that is there already, with what keeps long ones light. */
const conversation = [...members, "src/conversation/page/conversation-page.tsx"];

type Manifest = Record<string, { file: string; isEntry?: boolean; imports?: string[] } | undefined>;

function readManifest(): Manifest {
  if (!existsSync(manifestPath)) throw new Error("the web client is not built: run `vite build` in apps/web");

  return JSON.parse(readFileSync(manifestPath, "utf8"));
}

/** Every file of JavaScript that these modules cannot do without, and its size. */
function weigh(views: readonly string[]): { file: string; bytes: number }[] {
  const manifest = readManifest();
  const files = new Map<string, number>();
  const entry = Object.keys(manifest).filter((name) => manifest[name]?.isEntry);
  const waiting = [...entry, ...views];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`${name} is no file of its own any more: name what is`);
    if (files.has(chunk.file)) continue;

    files.set(chunk.file, gzipSync(readFileSync(join(dist, chunk.file)), { level: 9 }).length);
    waiting.push(...(chunk.imports ?? []));
  }

  return [...files]
    .map(([file, bytes]) => ({ file, bytes }))
    .toSorted((one, other) => other.bytes - one.bytes);
}

const total = (files: readonly { bytes: number }[]) => files.reduce((sum, { bytes }) => sum + bytes, 0);

test("the page of a stranger and a conversation load no more JavaScript than they may, before an answer needs more", () => {
  const first = weigh(house);
  const heavy = weigh(conversation);

  expect(total(weigh(door)), JSON.stringify(weigh(door), null, 1)).toBeLessThan(limits.door);
  expect(total(first), JSON.stringify(first, null, 1)).toBeLessThan(limits.house);
  expect(total(heavy), JSON.stringify(heavy, null, 1)).toBeLessThan(limits.conversation);
  expect(heavy.length).toBeGreaterThan(4);
});

test("what typesets answers, charts and menus are made of is no part of the first load", () => {
  const text = weigh(conversation)
    .map(({ file }) => readFileSync(join(dist, file), "utf8"))
    .join("\n");

  for (const sign of ["mdast", "katex", "recharts", "DismissableLayer", "RovingFocusGroup"]) {
    expect(text, sign).not.toContain(sign);
  }
});
