import type { Redis } from "ioredis";

/** What is to be added to one stream. */
export type Extension = {
  key: string;
  /** `extend` one that is there, `begin` one where none is, `replace` whatever is there. */
  mode: "extend" | "begin" | "replace";
  /** Fields and values. */
  entry: readonly string[];
  /** From now on; null: as before. */
  keptSeconds: number | null;
};

export type Extended = "added" | "gone" | "refused";

/**
 * All in one command: a command of its own for each stream costs the client four times as much. One that is refused
 * leaves the others alone.
 */
const script = `
local results, at = {}, 1
for i, key in ipairs(KEYS) do
  local mode, seconds, count = ARGV[at], ARGV[at + 1], tonumber(ARGV[at + 2])
  local first, last = at + 3, at + 2 + count
  at = last + 1
  if mode == 'replace' then redis.call('DEL', key) end
  local id
  if mode == 'extend' then
    id = redis.pcall('XADD', key, 'NOMKSTREAM', '*', unpack(ARGV, first, last))
  else
    id = redis.pcall('XADD', key, '*', unpack(ARGV, first, last))
  end
  if type(id) == 'string' then
    if seconds ~= '' then redis.call('EXPIRE', key, seconds) end
    results[i] = 'added'
  elseif id then
    results[i] = 'refused'
  else
    results[i] = 'gone'
  end
end
return results`;

/** Adds an entry to each stream. Rejects where Redis is away or takes nothing at all. */
export async function extendStreams(redis: Redis, extensions: readonly Extension[]): Promise<Extended[]> {
  const args: string[] = extensions.map(({ key }) => key);
  for (const { mode, keptSeconds, entry } of extensions) {
    args.push(mode, keptSeconds === null ? "" : `${keptSeconds}`, `${entry.length}`, ...entry);
  }

  const results: unknown = await redis.eval(script, extensions.length, ...args);
  if (!Array.isArray(results)) throw new Error("Redis did not say what became of the streams");

  return extensions.map((_, at) => outcome(results[at]));
}

function outcome(result: unknown): Extended {
  if (result === "added" || result === "gone") return result;

  return "refused";
}
