import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServiceClient, uploadDocument } from "@claw/client";
import { startScriptedProvider, startServer } from "@claw/testing";
import { chromium, type Page } from "playwright-core";
import { makeDocx, paragraph, makePptx, makeXlsx } from "../../../packages/adapters/test/reading/support/make-office.ts";
import { writePdf } from "../../../packages/adapters/test/reading/support/write-pdf.ts";

const out = process.env.SHOTS ?? "/tmp/shots/real";
const provider = await startScriptedProvider();
const dataDir = await mkdtemp(join(tmpdir(), "claw-pictures-"));
const server = await startServer({ env: { DATA_DIR: dataDir, OPENAI_BASE_URL: provider.baseUrl, OPENAI_API_KEY: "key", OPENAI_MODEL: "glm-4", ...(process.env.EMBED ? { EMBEDDING_MODEL: "embedding-3" } : {}) } });
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--force-color-profile=srgb"] });
const texts = {
  zh: {
    base: ["产品手册", "设备说明书、安装指南和售后政策，供客服和现场工程师查询。"], other: ["人事制度", "考勤、休假、报销和入职流程。"],
    policy: ["售后服务政策.md", `# 售后服务政策\n\n本政策适用于海迅仪器在中国大陆销售的全部离心机、振荡器和恒温设备。经销商转售的设备，凭原始发票享有同样的服务。\n\n## 保修期\n\n整机自验收之日起保修二十四个月，转子保修三十六个月或十万次运行，以先到者为准。耗材（密封圈、碳刷、保险丝）不在保修范围内。因超速运行、样品失衡或使用非原装转子造成的损坏，不予免费维修。\n\n## 响应时间\n\n一线城市在报修后四小时内响应、二十四小时内到场；其他地区四十八小时内到场。需要更换主轴时，提供同型号备用机。\n\n## 退换货\n\n签收后七日内，设备外观完好、配件齐全，可以无理由退货；定制转子除外。退货运费由买方承担，质量问题由本公司承担。\n\n| 情形 | 期限 | 运费 |\n| --- | --- | --- |\n| 无理由退货 | 七日 | 买方 |\n| 质量问题 | 三十日 | 本公司 |\n| 定制转子 | 不支持 | – |\n`],
    manual: ["HX-300 高速离心机用户手册.docx", ["第一章 安全须知", "设备必须放在水平、稳固的台面上，四周留出三十厘米的空间。运行时任何人不得停留在这个范围内。", "第二章 转子", "转子每运行五千次检查一次：看有无划痕、腐蚀和变形。检查结果记入设备日志，没有日志的转子按到期处理。HX-300 的最高转速为每分钟两万一千转，对应相对离心力 30,065 × g。", "转子到期后必须停用，不得降速使用。报废的转子交回本公司处理。", "第三章 日常维护", "每周用中性清洁剂擦拭腔体，擦干后打开舱门晾半小时。每月给转轴锥面涂一薄层专用油脂。"]],
    prices: ["备件价格表.csv", `名称,型号,单价（元）,适用机型\n角转子 6×50 mL,R-650,8600,HX-300\n水平转子 4×100 mL,R-4100,12800,HX-300\n密封圈,S-12,65,HX-200 / HX-300\n碳刷（一对）,C-2,120,HX-200\n`],
    question: "HX-300 的转子保修多久？有什么要注意的？", title: "转子保修",
    pieces: ["**转子保修三十六个月，或十万次运行，以先到者为准。**\n\n", "政策的原文是：“整机自验收之日起保修二十四个月，转子保修三十六个月或十万次运行，以先到者为准”[1]。\n\n", "要注意两点：\n\n- 手册要求“转子每运行五千次检查一次”[2]，并记入设备日志；“没有日志的转子按到期处理”[2]。\n- 有说法是“使用非原装转子仍可免费维修”[1]，请以原文为准。\n"],
    slides: "培训课件：日常维护.pptx", sheet: "安装检查清单.xlsx", broken: "1998 年维修记录扫描件.pdf", locked: "供应商保密协议.pdf",
  },
  en: {
    base: ["Product manuals", "User manuals, installation guides and service policies, for support and field engineers."], other: ["Human resources", "Leave, expenses, onboarding."],
    policy: ["Service policy.md", `# Service policy\n\nThis policy covers all centrifuges, shakers and incubators that Haixun sells. Devices sold by resellers enjoy the same service with the original invoice.\n\n## Warranty\n\nThe device is covered for twenty-four months from acceptance. Rotors are covered for thirty-six months or one hundred thousand runs, whichever comes first. Seals, brushes and fuses are consumables and are not covered. Damage from overspeed, unbalanced samples or rotors of other makers is not repaired free of charge.\n\n## Response times\n\nIn large cities we answer within four hours and are on site within a day; elsewhere within two days. While a spindle is replaced, a device of the same model is lent.\n\n## Returns\n\nWithin seven days of delivery an intact device with all its parts may be returned without a reason. Custom rotors are excluded.\n`],
    manual: ["HX-300 centrifuge user manual.docx", ["1 Safety", "The device stands on a level and stable bench with thirty centimetres of room on each side. Nobody stays within this zone while it runs.", "2 Rotors", "Inspect the rotor every five thousand runs for scratches, corrosion and deformation, and note the result in the device log. A rotor without a log counts as expired. The HX-300 reaches 21,000 rpm, a relative centrifugal force of 30,065 × g.", "An expired rotor must not be used, not even at lower speed.", "3 Care", "Wipe the chamber with a neutral cleaner every week and leave the lid open for half an hour."]],
    prices: ["Spare parts.csv", `name,model,price,fits\nAngle rotor 6x50 mL,R-650,8600,HX-300\nSwing-out rotor 4x100 mL,R-4100,12800,HX-300\nSeal,S-12,65,HX-200 / HX-300\n`],
    question: "How long is the rotor of the HX-300 covered, and what do I have to mind?", title: "Rotor warranty",
    pieces: ["**Thirty-six months, or one hundred thousand runs.**\n\n", "The policy says: “Rotors are covered for thirty-six months or one hundred thousand runs, whichever comes first”[1].\n\n", "Two things to mind:\n\n- “Inspect the rotor every five thousand runs”[2] and write it down: “A rotor without a log counts as expired”[2].\n- That “rotors of other makers are repaired free of charge”[1] is not what the text says.\n"],
    slides: "Training: daily care.pptx", sheet: "Installation checklist.xlsx", broken: "Service records 1998 (scan).pdf", locked: "Supplier NDA.pdf",
  },
} as const;
const sized = { wide: { width: 1280, height: 832 }, phone: { width: 390, height: 844 } } as const;

for (const lang of (process.env.LANGS ?? "zh,en").split(",") as ("zh" | "en")[]) {
  const t = texts[lang]; const en = lang === "en";
  const person = { name: en ? "Lin Xiao" : "林晓", email: `${lang}@example.com`, password: "correct horse 电池 42" };
  const setup = await browser.newContext({ locale: en ? "en" : "zh-CN", viewport: sized.wide }); const first = await setup.newPage();
  await first.goto(`${server.url}/register`); await first.getByLabel(en ? "Name" : "称呼").fill(person.name); await first.getByLabel(en ? "Email" : "邮箱").fill(person.email); await first.getByLabel(en ? "Password" : "密码", { exact: true }).fill(person.password); await first.getByRole("button", { name: en ? "Create account" : "注册" }).click(); await first.getByRole("textbox").first().waitFor();
  await first.goto(`${server.url}/knowledge`); await first.waitForTimeout(600); await first.screenshot({ path: `${out}/empty-${lang}.png` });
  await using claw = createServiceClient({ url: server.url, credentials: person });
  const base = await claw.knowledge.create.mutate({ name: t.base[0], description: t.base[1] }); const other = await claw.knowledge.create.mutate({ name: t.other[0], description: t.other[1] });
  await claw.knowledge.addText.mutate({ knowledgeBaseId: other.id, title: en ? "Leave" : "休假", content: en ? "Everybody has fifteen days of leave." : "员工每年有十五天年假。" });
  const up = (name: string, bytes: Uint8Array | string) => uploadDocument(claw as never, { knowledgeBaseId: base.id, file: new File([bytes as BlobPart], name) });
  const docx = makeDocx(t.manual[1].map((line) => paragraph(line, /^(第.章|\d )/.test(line) ? "1" : undefined)).join(""));
  const docs = [await up(t.prices[0], t.prices[1]), await up(t.slides, makePptx([{ title: en ? "Weekly" : "每周", body: [en ? "Wipe the chamber" : "擦拭腔体"] }])), await up(t.sheet, makeXlsx([{ name: "1", rows: "<row r='1'><c r='A1' t='inlineStr'><is><t>项目</t></is></c><c r='B1' t='inlineStr'><is><t>结果</t></is></c></row><row r='2'><c r='A2' t='inlineStr'><is><t>水平</t></is></c><c r='B2' t='inlineStr'><is><t>合格</t></is></c></row>" }] as never)).catch((e) => (console.log("xlsx", e.message), null)), await up(t.broken, writePdf([{ image: true }, { image: true }])), await up(t.locked, writePdf([{ texts: [{ x: 50, y: 50, size: 12, text: "secret" }] }], { encrypted: true })), await up(t.policy[0], t.policy[1]), await up(t.manual[0], docx)];
  const until = async () => { for (;;) { const { items } = await claw.knowledge.documents.query({ knowledgeBaseId: base.id }); if (items.every(({ status }) => ["ready", "failed", "cancelled"].includes(status))) return items; await new Promise((r) => setTimeout(r, 200)); } };
  const items = await until(); console.log(lang, items.map((d) => `${d.title}: ${d.status} ${d.errorCode ?? ""} ${d.chunkCount}`).join("\n   "));
  const numberOf = (body: { messages?: { content: string }[] }, title: string) => { const text = (body.messages ?? []).map((m) => m.content).join("\n"); for (const m of text.matchAll(/\[(\d+)\][^\n]*>>\n[^:\n]*: ([^\n]*)/g)) if (m[2]!.startsWith(title.slice(0, 5))) return m[1]!; return "1"; };
  provider.usually(({ body }) => ((body.max_tokens ?? 1e9) <= 100 ? { pieces: [t.title] } : { pieces: (process.env.PROMPT && console.log(JSON.stringify(body.messages, null, 1)), t.pieces.map((p) => p.replaceAll("[1]", `[${numberOf(body as never, t.policy[0])}]`).replaceAll("[2]", `[@${numberOf(body as never, t.manual[0])}]`).replaceAll("[@", "["))), usage: { prompt_tokens: 1234, completion_tokens: 187, total_tokens: 1421 } }));
  const conversation = await claw.conversation.create.mutate({ knowledgeBaseIds: [base.id], title: t.title });
  const { reply } = await claw.conversation.send.mutate({ conversationId: conversation.id, content: t.question });
  let message = reply; while (message.status === "streaming") { await new Promise((r) => setTimeout(r, 100)); message = (await claw.conversation.messages.query({ conversationId: conversation.id })).items.at(-1)!; }
  console.log(message.sources.map((s) => [s.number, s.title, s.headings, s.start, s.end]), message.citations.map((c) => [c.number, c.verified, c.quote]));
  const policy = items.find((d) => d.title.startsWith(t.policy[0].slice(0, 4)))!; const cit = message.citations.find((c) => c.verified); const table = items.find((d) => d.fileType === "csv");
  console.log((await claw.knowledge.chunks.query({ documentId: table!.id })).items.map((c) => c.content)); console.log((await claw.knowledge.chunks.query({ documentId: policy.id })).items.map((c) => [c.headings, c.content]));
  await setup.close();
  const screens: Record<string, [string, ((p: Page) => Promise<unknown>)?]> = {
    bases: ["/knowledge"], base: [`/knowledge/${base.id}`], document: [`/knowledge/${base.id}/documents/${policy.id}` + (cit ? `?chunk=${cit.chunkId}&start=${cit.start}&end=${cit.end}` : "")], table: [`/knowledge/${base.id}/documents/${table!.id}`],
    search: [`/knowledge/search?question=${t.question}`], trace: [`/knowledge/search?question=${t.question}`, (p) => p.getByRole("tab", { name: en ? "How it was found" : "检索过程" }).click()],
    conversation: [`/c/${conversation.id}`], source: [`/c/${conversation.id}?panel=source&message=${message.id}&source=${cit?.number ?? 1}&at=${cit?.at ?? 0}`], why: [`/c/${conversation.id}?panel=trace&message=${message.id}`],
    hover: [`/c/${conversation.id}`, async (p) => { await p.locator("[data-citation]").first().focus(); await p.waitForTimeout(300); }], new: [`/?base=${base.id}`],
  };
  const only = process.env.ONLY?.split(",");
  for (const theme of ["light", "dark"] as const) for (const size of ["wide", "phone"] as const) {
    if (process.env.VARIANTS && !process.env.VARIANTS.split(",").includes(`${lang}-${theme}-${size}`)) continue;
    const context = await browser.newContext({ locale: en ? "en" : "zh-CN", colorScheme: theme, viewport: sized[size], isMobile: size === "phone", hasTouch: size === "phone", deviceScaleFactor: size === "phone" ? 2 : Number(process.env.SCALE ?? 1) });
    const door = await context.newPage(); await door.goto(`${server.url}/sign-in`); await door.getByLabel(en ? "Email" : "邮箱").fill(person.email); await door.getByLabel(en ? "Password" : "密码", { exact: true }).fill(person.password); await door.getByRole("button", { name: en ? "Sign in" : "登录" }).click(); await door.waitForURL(`${server.url}/`); await door.waitForTimeout(300);
    for (const [name, [path, act]] of Object.entries(screens)) { if (only && !only.includes(name)) continue;
      const page = await context.newPage(); page.on("console", (m) => m.type() === "error" && console.log(name, lang, m.text())); page.setDefaultTimeout(6000);
      await page.goto(server.url + path); await page.waitForTimeout(900); try { await act?.(page); } catch (e) { console.log(name, String(e).slice(0, 200)); } await page.waitForTimeout(500);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth); if (over > 0) console.log("OVERFLOW", name, lang, theme, size, over);
      await page.screenshot({ path: `${out}/${name}-${lang}-${theme}-${size}.png` }); await page.close(); }
    await context.close();
  }
}
await browser.close(); await server.stop(); await provider[Symbol.asyncDispose](); process.exit(0);
