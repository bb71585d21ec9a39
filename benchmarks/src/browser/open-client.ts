import { existsSync } from "node:fs";
import { chromium, type Page } from "playwright-core";

const candidates = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The web client in a browser of this machine, with somebody signed in. It ends with `stack`. */
export async function openClient(url: string, stack: AsyncDisposableStack): Promise<Page> {
  const executablePath = candidates.find((path) => existsSync(path));
  if (!executablePath) throw new Error(`no Chromium at ${candidates.join(", ")}`);

  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  stack.defer(() => browser.close());
  const page = await browser.newPage({ locale: "zh-CN", viewport: { width: 1280, height: 800 } });
  await page.goto(`${url}/register`);
  await page.getByLabel("称呼").fill("林晓");
  await page.getByLabel("邮箱").fill("web-stream@example.com");
  await page.getByLabel("密码", { exact: true }).fill("correct horse 电池 42");
  await page.getByRole("button", { name: "注册" }).click();
  await page.getByRole("textbox", { name: "写消息" }).waitFor();

  return page;
}
