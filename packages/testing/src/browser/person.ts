import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";

export type Person = { name: string; email: string; password: string };

export function somebody(): Person {
  return { name: "林晓", email: `${randomUUID()}@example.com`, password: "correct horse 电池 42" };
}

/** Registers on the page as a person does, and waits for the empty conversation. */
export async function register(page: Page, url: string, { name, email, password }: Person): Promise<void> {
  await page.goto(`${url}/register`);
  await page.getByLabel("称呼").fill(name);
  await page.getByLabel("邮箱").fill(email);
  await page.getByLabel("密码", { exact: true }).fill(password);
  await page.getByRole("button", { name: "注册" }).click();
  await composerOf(page).waitFor();
}

export async function signIn(page: Page, url: string, { email, password }: Person): Promise<void> {
  await page.goto(url);
  await page.getByLabel("邮箱").fill(email);
  await page.getByLabel("密码", { exact: true }).fill(password);
  await page.getByRole("button", { name: "登录" }).click();
  await composerOf(page).waitFor();
}

export function composerOf(page: Page) {
  return page.getByRole("textbox", { name: "写消息" });
}

/** Writes a question and sends it with the Enter key, once the answer before it is whole: until then the key does nothing. */
export async function ask(page: Page, question: string): Promise<void> {
  await composerOf(page).fill(question);
  await page.getByRole("button", { name: "发送", exact: true, disabled: false }).waitFor();
  await composerOf(page).press("Enter");
}

/** Answers on the page, oldest first. */
export function answersOf(page: Page) {
  return page.getByRole("article", { name: "回答" });
}

export function questionsOf(page: Page) {
  return page.getByRole("article", { name: "你说" });
}
