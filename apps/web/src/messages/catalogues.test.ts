import { catalogueProblems } from "@claw/testing/texts";
import { expect, test } from "vitest";
import { en } from "./en.ts";
import { enBilling } from "./en-billing.ts";
import { enHouse } from "./en-house.ts";
import { enKnowledge } from "./en-knowledge.ts";
import { enPalette } from "./en-palette.ts";
import { enSettings } from "./en-settings.ts";
import { enShare } from "./en-share.ts";
import { zh } from "./zh.ts";
import { zhBilling } from "./zh-billing.ts";
import { zhHouse } from "./zh-house.ts";
import { zhKnowledge } from "./zh-knowledge.ts";
import { zhPalette } from "./zh-palette.ts";
import { zhSettings } from "./zh-settings.ts";
import { zhShare } from "./zh-share.ts";

const zhTexts = {
  ...zh,
  ...zhHouse,
  ...zhKnowledge,
  ...zhBilling,
  ...zhSettings,
  ...zhShare,
  ...zhPalette,
};
const enTexts = {
  ...en,
  ...enHouse,
  ...enKnowledge,
  ...enBilling,
  ...enSettings,
  ...enShare,
  ...enPalette,
};

test("both languages say everything, each in its own words, and fill in the same values", () => {
  expect(
    catalogueProblems({
      zh: zhTexts,
      en: enTexts,
      names: [
        "CLAW.AI",
        "CSV",
        "English",
        "Excel",
        "Markdown",
        "PDF",
        "PowerPoint",
        "Stripe",
        "Word",
        "token",
      ],
    }),
  ).toEqual([]);
});
