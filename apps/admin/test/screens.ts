import type { Screen } from "@claw/testing/browser";
import type { Page } from "playwright-core";

/** What the screens are about: things that are there. */
export type Subjects = { userId: string; accessId: string; conversationId: string; modelId: string };

const press = (page: Page, name: RegExp) => page.getByRole("button", { name }).first().click();

/** Every screen of every room, and what can be opened on them. */
export function adminScreens({ userId, accessId, conversationId, modelId }: Subjects): readonly Screen[] {
  return [
    { name: "overview", path: "/admin/" },
    { name: "users", path: "/admin/users" },
    { name: "users-none", path: "/admin/users?q=zzzz" },
    { name: "person", path: `/admin/users/${userId}` },
    { name: "disable", path: `/admin/users/${userId}`, open: (page) => press(page, /^(停用|Disable)$/) },
    {
      name: "grant",
      path: `/admin/users/${userId}`,
      open: (page) => press(page, /^(赠送额度|Grant credit)$/),
    },
    { name: "ask", path: `/admin/users/${userId}`, open: (page) => press(page, /^(申请查看|Ask to read)$/) },
    { name: "person-gone", path: "/admin/users/019a0000-0000-7000-8000-000000000000" },
    { name: "accesses", path: "/admin/users/access" },
    { name: "access", path: `/admin/users/access/${accessId}?conversation=${conversationId}` },
    { name: "models", path: "/admin/models" },
    { name: "models-none", path: "/admin/models?q=zzzz" },
    { name: "model", path: `/admin/models?open=${modelId}` },
    {
      name: "price",
      path: `/admin/models?open=${modelId}`,
      open: async (page) => {
        await press(page, /^(改价|Set price)$/);
        await page.getByText(/看不出影响|to tell the effect from/).waitFor();
      },
    },
    { name: "providers", path: "/admin/models/providers" },
    {
      name: "provider-new",
      path: "/admin/models/providers",
      open: (page) => press(page, /^(接入模型服务|Connect a provider)$/),
    },
    { name: "money", path: "/admin/money" },
    { name: "knowledge", path: "/admin/knowledge" },
    { name: "knowledge-queue", path: "/admin/knowledge?tab=queue" },
    { name: "knowledge-failed", path: "/admin/knowledge?tab=failed" },
    { name: "knowledge-orphans", path: "/admin/knowledge?tab=orphans" },
    { name: "jobs", path: "/admin/jobs" },
    { name: "tasks", path: "/admin/jobs?tab=tasks" },
    { name: "limited", path: "/admin/jobs?tab=limited" },
    { name: "access-rules", path: "/admin/jobs?tab=rules" },
    { name: "add-rule", path: "/admin/jobs?tab=rules", open: (page) => press(page, /^(添加规则|Add rule)$/) },
    { name: "settings", path: "/admin/settings" },
    {
      name: "settings-embedding",
      path: "/admin/settings",
      open: async (page) => {
        const setting = page.getByRole("region", {
          name: /^(新知识库的向量模型|Embedding model of new bases)$/,
        });
        await setting.getByRole("combobox").click();
        await page.getByRole("option", { name: /embed-a-64/ }).click();
        await setting.getByRole("button", { name: /^(保存|Save)$/ }).click();
      },
    },
    {
      name: "settings-embed-anew",
      path: "/admin/settings",
      open: (page) => press(page, /^(全部换成|Give them all) embed-b-64$/),
    },
    { name: "settings-history", path: "/admin/settings?history=registration.startingCredit" },
    { name: "mail", path: "/admin/mail" },
    { name: "audit", path: "/admin/audit" },
    { name: "verify", path: "/admin/audit", open: (page) => press(page, /^(校验链|Verify the chain)$/) },
    { name: "palette", path: "/admin/audit", open: (page) => page.keyboard.press("Control+k") },
    { name: "nowhere", path: "/admin/nowhere" },
  ];
}
