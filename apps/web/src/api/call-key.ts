import type { RouterInputs } from "@claw/api";

type Room = keyof RouterInputs & string;

/** The name of a call: "conversation.get". */
export type CallName = { [Name in Room]: `${Name}.${keyof RouterInputs[Name] & string}` }[Room];

/** Lists that are read page by page are kept apart from single answers to the same call. */
export type CallKind = "query" | "infinite";

/** Under which key the cache keeps what a call has returned. A shorter one stands for all that begin so. */
export type CallKey = readonly [path: readonly string[], details?: { input?: unknown; type?: CallKind }];

export function keyOfPath(path: readonly string[], input?: unknown, type?: CallKind): CallKey {
  if (input === undefined && type === undefined) return [path];

  return [path, { ...(input === undefined ? {} : { input }), ...(type === undefined ? {} : { type }) }];
}

export function callKey(name: CallName, input?: unknown, type?: CallKind): CallKey {
  return keyOfPath(name.split("."), input, type);
}
