import type { Screen } from "@claw/testing/browser";
import type { Page } from "playwright-core";
import type { Furniture } from "./furnish.ts";

const press = (page: Page, name: RegExp, role: "button" | "menuitem" = "button") =>
  page.getByRole(role, { name }).first().click();

/** What a stranger can see. */
export const doorScreens: readonly Screen[] = [
  { name: "sign-in", path: "/sign-in" },
  { name: "register", path: "/register" },
  { name: "forgot-password", path: "/forgot-password" },
  { name: "reset-password", path: "/reset-password#token=x" },
  { name: "verify-email", path: "/verify-email#token=x" },
];

/** Every screen of somebody who is signed in, and what can be opened on them. */
export function houseScreens(furniture: Furniture): readonly Screen[] {
  const { conversationId, temporaryId, shareToken, knowledgeBaseId, documentId, paymentId, invoiceId } =
    furniture;
  const conversation = `/c/${conversationId}`;
  const base = `/knowledge/${knowledgeBaseId}`;

  return [
    { name: "new", path: "/" },
    { name: "new-panel", path: "/?panel=settings" },
    { name: "palette", path: "/", open: (page) => page.keyboard.press("Control+k") },
    {
      name: "shortcuts",
      path: "/",
      open: async (page) => {
        await page.locator("body").evaluate(() => {
          if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        });
        await page.keyboard.press("?");
      },
    },
    {
      name: "account-menu",
      path: "/",
      open: async (page) => {
        const drawer = page.getByRole("button", { name: /^(打开会话列表|Open conversations)$/ });
        if (await drawer.isVisible()) await drawer.click();
        await press(page, /^(账号|Account)/);
        await page.getByRole("menu").waitFor();
      },
    },
    { name: "model-picker", path: "/", open: (page) => press(page, /^(模型|Model):/) },
    { name: "conversation", path: conversation },
    { name: "conversation-panel", path: `${conversation}?panel=settings` },
    {
      name: "conversation-menu",
      path: conversation,
      open: (page) =>
        page
          .locator("header")
          .getByRole("button", { name: /^(更多操作|More)/ })
          .click(),
    },
    {
      name: "cost",
      path: conversation,
      open: (page) =>
        page.getByRole("article").last().locator("footer button[aria-expanded]").first().click(),
    },
    {
      name: "share",
      path: conversation,
      open: async (page) => {
        await page
          .locator("header")
          .getByRole("button", { name: /^(更多操作|More)/ })
          .click();
        await press(page, /^(分享|Share)/, "menuitem");
        await page.getByRole("dialog").waitFor();
      },
    },
    { name: "shared", path: `/s/${shareToken}` },
    { name: "temporary", path: `/c/${temporaryId}` },
    { name: "found", path: "/?q=24" },
    { name: "archived", path: "/?archived=true" },
    { name: "not-found", path: "/nowhere" },
    { name: "conversation-gone", path: "/c/019a0000-0000-7000-8000-000000000000" },
    { name: "knowledge", path: "/knowledge" },
    { name: "knowledge-search", path: "/knowledge/search?question=24" },
    { name: "base", path: base },
    { name: "base-gone", path: "/knowledge/019a0000-0000-7000-8000-000000000000" },
    { name: "base-menu", path: base, open: (page) => press(page, /^(更多操作|More actions)$/) },
    { name: "add-text", path: base, open: (page) => press(page, /^(添加文字|Add text)$/) },
    { name: "document", path: `${base}/documents/${documentId}` },
    ...["", "/security", "/preferences", "/notifications", "/presets", "/prompts", "/shared", "/data"].map(
      (section) => ({ name: `settings${section.replace("/", "-")}`, path: `/settings${section}` }),
    ),
    { name: "prompt", path: "/settings/prompts", open: (page) => press(page, /^(修改|Edit) ?[“"]?A-4/) },
    {
      name: "delete-account",
      path: "/settings/data",
      open: (page) => press(page, /^(删除我的账号|Delete my account)$/),
    },
    ...[
      "",
      "/usage",
      "/usage?by=model",
      "/ledger",
      "/plans",
      "/top-up",
      "/payments",
      "/confirm",
      "/invoices",
      "/budgets",
    ].map((section) => ({ name: `billing${section.replace(/[/?=]/g, "-")}`, path: `/billing${section}` })),
    { name: "payment", path: `/billing/payments/${paymentId}` },
    { name: "invoice", path: `/billing/invoices/${invoiceId}` },
    {
      name: "set-budget",
      path: "/billing/budgets",
      open: (page) => press(page, /^(设预算|Set a budget|修改|Change)$/),
    },
  ];
}
