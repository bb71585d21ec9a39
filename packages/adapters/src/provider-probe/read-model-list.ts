import { z } from "zod";

const ModelList = z.object({ data: z.array(z.object({ id: z.string().min(1).max(200) })).max(10_000) });

/** The names that `GET /models` lists (OpenAI, "List models"); null for anything else. */
export function readModelList(text: string): string[] | null {
  const list = ModelList.safeParse(parseJson(text));

  return list.success ? list.data.data.map(({ id }) => id) : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A page of a proxy, or of something else that listens there.
    return null;
  }
}
