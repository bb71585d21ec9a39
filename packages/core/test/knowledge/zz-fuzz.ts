import { readFileSync } from "node:fs";
import { verifyCitations } from "/work/main/packages/core/src/knowledge/retrieval/verify-citations.ts";
import { corruptions, faithfulForms } from "./alter-quote.ts";
import { seeded } from "./seeded.ts";
const seed = Number(process.argv[2] ?? Date.now() % 1e9); console.log("seed", seed);
const random = seeded(seed);
const N = Number(process.argv[3] ?? 3000);
for (const set of ["cmrc2018-dev", "xquad-en"]) {
  const corpus = readFileSync(`/work/shared/data/retrieval/${set}/corpus.jsonl`, "utf8").trim().split("\n").map(l => JSON.parse(l).text as string);
  const source = (content: string) => ({ number: 1, documentId: "d", versionId: "v", chunkId: "c", title: "t", page: null, start: 0, end: content.length, content });
  const check = (q: string, content: string) => verifyCitations(process.argv[4] === "s" ? `It says: "${q}" [1].` : `据资料，“${q}”[1]。`, [source(content)]);
  const pickQuote = (text: string) => { 
    const pieces = text.split(/(?<=[。！？；])|(?<=[.!?;] )/).map(s => s.trim()).filter(s => s.length >= 10 && s.length <= 200);
    if (pieces.length === 0) return null;
    return random.pick(pieces);
  };
  const accepted: Record<string, number> = {}, total: Record<string, number> = {};
  let shown = 0;
  for (let n = 0; n < N; n++) {
    const content = random.pick(corpus); const q = pickQuote(content); if (!q) continue;
    for (const [name, corrupt] of Object.entries(corruptions)) {
      const bad = corrupt(q, random); if (bad === null || bad === q) continue;
      total[name] = (total[name] ?? 0) + 1;
      const [c] = check(bad, content);
      if (c?.verified) { accepted[name] = (accepted[name] ?? 0) + 1; if (shown++ < 12) console.log("FALSE ACCEPT", name, "|", q, "|", bad, "|", content.slice(c.start, c.end)); }
    }
    const o = random.pick(corpus); if (o !== content && !o.includes(q)) { total["other"] = (total["other"] ?? 0) + 1; if (check(q, o)[0]?.verified) console.log("OTHER", q); }
    for (const [name, form] of Object.entries(faithfulForms)) {
      total[name] = (total[name] ?? 0) + 1;
      const [c] = check(form(q, random), content);
      if (c?.verified) accepted[name] = (accepted[name] ?? 0) + 1; else if (shown++ < 12) console.log("REFUSED", name, "|", q, "|", form(q, random), "|");
    }
  }
  console.log(set); for (const k of Object.keys(total)) console.log("  ", k, accepted[k] ?? 0, "/", total[k]);
}
