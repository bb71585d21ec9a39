import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const apps = join(import.meta.dirname, "../..");

/** Every script of a built client, in one text. */
function scriptsOf(app: string): string {
  const folder = join(apps, app, "dist/assets");
  if (!existsSync(folder)) throw new Error(`${app} is not built: run \`vite build\` in apps/${app}`);

  return readdirSync(folder)
    .filter((name) => name.endsWith(".js"))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
}

test("the web client's bundle has nothing of the operator's application: no page, no text, no call", () => {
  const web = scriptsOf("web");
  const admin = scriptsOf("admin");

  for (const sign of ["这里只有管理员能进", "Only operators can enter here", "任务与限流"]) {
    expect(admin, "the sign is looked for where it is").toContain(sign);
    expect(web).not.toContain(sign);
  }
  expect(web).not.toMatch(/\.admin\.\w+\.\w+\.(useQuery|useMutation|query|mutate)/);
});

test("the service worker of the web client lets the browser open /admin/ by itself", () => {
  const worker = readFileSync(join(apps, "web/dist/sw.js"), "utf8");
  const [, left = ""] = /if \(!\/(\^.+?)\/\.test\(pathname\)/.exec(worker) ?? [];

  expect(new RegExp(left).test("/admin/users")).toBe(true);
  expect(new RegExp(left).test("/c/1")).toBe(false);
});
