import { createServiceClient } from "@claw/client";
import { type Person, somebody } from "@claw/testing/browser";
import type { Page } from "playwright-core";

/** Registers a person without a page; the first one of an installation is its operator. */
export async function join(url: string, name: string): Promise<Person> {
  const person = { ...somebody(), name };
  const response = await fetch(`${url}/trpc/auth.register`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(person),
  });
  if (!response.ok) throw new Error(`${name} could not register: ${response.status}`);

  return person;
}

/** The client of somebody, for what is done beside the page. */
export function clientOf(url: string, { email, password }: Person) {
  return createServiceClient({ url, credentials: { email, password } });
}

/** Asks for a page of the operator's application, signs in where that leads to, and comes back to the page. */
export async function enter(page: Page, url: string, path: string, person: Person): Promise<void> {
  await page.goto(`${url}${path}`);
  await page.waitForURL(/\/sign-in/);
  await page.getByLabel("邮箱").fill(person.email);
  await page.getByLabel("密码", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "登录" }).click();
  await page.waitForURL(`${url}${path}`);
}
