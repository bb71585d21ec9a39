import { axeSource, findBarriers, findChromium, openHouse, openPage } from "@claw/testing/browser";
import { expect, test, vi } from "vitest";
import { embeddingModels, offerEmbeddingModels } from "./knowledge-models.ts";
import { clientOf, enter, join } from "./operator.ts";

const chromium = findChromium();
const [first, second] = embeddingModels;

test.skipIf(!chromium)(
  "an operator who chooses another embedding model hears what it means, and then has the bases embedded anew",
  { timeout: 120_000 },
  async () => {
    await using house = await openHouse(chromium ?? "");
    const operator = await join(house.url, "Ada");
    await using admin = clientOf(house.url, operator);
    await offerEmbeddingModels(admin, house.provider.baseUrl);
    await using claw = clientOf(house.url, await join(house.url, "Grace"));
    const { id: knowledgeBaseId, embeddingModel } = await claw.knowledge.create.mutate({ name: "手册" });
    expect(embeddingModel).toBe(first);
    await claw.knowledge.addText.mutate({ knowledgeBaseId, title: "假期", content: "每年有十天年假。" });
    const by = async () => {
      const { hits, trace } = await claw.knowledge.search.query({ query: "年假" });
      return [hits.length, trace.stages.find(({ stage }) => stage === "dense")?.by];
    };
    await vi.waitFor(async () => expect(await by()).toEqual([1, first]), { timeout: 20_000 });

    const { page, problems } = await openPage(house.browser, house.url, { expected: /favicon/ });
    await page.addInitScript({ path: axeSource });
    await enter(page, house.url, "/admin/settings", operator);
    const setting = page.getByRole("region", { name: "新知识库的向量模型" });
    await setting.getByRole("combobox", { name: "模型" }).click();
    await page.getByRole("option", { name: second }).click();
    await setting.getByRole("button", { name: "保存" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("现有 1 个知识库的 1 个文档是用别的模型向量化的", { exact: false }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await dialog.getByRole("button", { name: "保存" }).click();
    await dialog.waitFor({ state: "hidden" });

    await setting.getByText("1 个知识库（1 个文档）用的是别的向量模型", { exact: false }).waitFor();
    expect((await claw.knowledge.embeddingModels.query()).default).toBe(second);
    expect(await by()).toEqual([1, first]);
    await setting.getByRole("button", { name: `全部换成 ${second}` }).click();
    await dialog.getByRole("button", { name: "开始" }).click();
    await page.getByText("1 个知识库已开始重新向量化").waitFor();
    await setting.getByText("用的是别的向量模型", { exact: false }).waitFor({ state: "hidden" });

    await vi.waitFor(async () => expect(await by()).toEqual([1, second]), { timeout: 20_000 });
    expect(problems).toEqual([]);
  },
);
