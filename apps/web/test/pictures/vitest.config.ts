import { join } from "node:path";
import { defineConfig } from "vitest/config";

const root = join(import.meta.dirname, "../../../..");

/** The pictures of the documentation are taken by a command of their own: `npm run pictures`. */
export default defineConfig({
  test: {
    root,
    include: ["apps/web/test/pictures/*.pictures.ts"],
    globalSetup: [join(root, "packages/testing/src/global-setup.ts")],
    testTimeout: 300_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000, interval: 20 } },
  },
});
