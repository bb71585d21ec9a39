import {
  axeSource,
  chineseOnAPhone,
  englishOnAWideWindow,
  findChromium,
  type House,
  type Manner,
  openHouse,
  openPage,
  type Person,
  speak,
  walkScreens,
} from "@claw/testing/browser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { embeddingModels, offerEmbeddingModels } from "./knowledge-models.ts";
import { clientOf, enter, join } from "./operator.ts";
import { adminScreens, type Subjects } from "./screens.ts";

const executable = findChromium();
const pictures = process.env.WALK_PICTURES;

describe.skipIf(executable === null)("every screen of the operator's application", () => {
  let house: House;
  let operator: Person;
  let subjects: Subjects;

  beforeAll(async () => {
    if (!executable) return;

    house = await openHouse(executable);
    operator = await join(house.url, "Ada");
    const person = await join(house.url, "Grace");
    await using claw = clientOf(house.url, person);
    await using admin = clientOf(house.url, operator);
    const { id: userId } = await claw.auth.me.query();
    const { id: conversationId } = await claw.conversation.create.mutate({ title: "A-1" });
    await claw.conversation.chat.mutate({ conversationId, content: "24 + 36?" });
    await admin.admin.settings.set.mutate({ key: "registration.startingCredit", value: "20" });
    const { id: accessId } = await admin.admin.access.open.mutate({ userId, reason: "A-2, A-3, A-4" });
    const [model] = await claw.model.list.query();
    await offerEmbeddingModels(admin, house.provider.baseUrl);
    const { id: knowledgeBaseId } = await claw.knowledge.create.mutate({ name: "A-5" });
    await claw.knowledge.addText.mutate({ knowledgeBaseId, title: "A-6", content: "24 + 36" });
    const [, value] = embeddingModels;
    await claw.knowledge.create.mutate({ name: "A-7", embeddingModel: value });
    await admin.admin.settings.set.mutate({ key: "knowledge.embeddingModel", value });
    subjects = { userId, accessId, conversationId, modelId: model?.id ?? "" };
  });
  afterAll(() => house[Symbol.asyncDispose]());

  async function walk(manner: Manner): Promise<string[]> {
    const { url, browser } = house;
    const { page, problems } = await openPage(browser, url, { expected: /404/, viewport: manner.viewport });
    await page.addInitScript({ path: axeSource });
    await page.emulateMedia({ reducedMotion: "reduce" });

    await enter(page, url, "/admin/audit", operator);
    await speak(page, manner.language);
    const found = await walkScreens({ page, url, pictures }, manner, adminScreens(subjects));
    await page.context().close();

    return [...found, ...problems];
  }

  test("no screen in English, on a wide window, has a Chinese word, or a barrier in either theme", async () => {
    expect(await walk(englishOnAWideWindow)).toEqual([]);
  }, 600_000);

  test("no screen in Chinese, on a phone, has an English sentence, or is wider than the phone", async () => {
    expect(await walk(chineseOnAPhone)).toEqual([]);
  }, 600_000);
});
