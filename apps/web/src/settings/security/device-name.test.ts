import { expect, test } from "vitest";
import { deviceName } from "./device-name.ts";

const chromeOnMac =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36";

test("browsers are called as people call them, although each claims to be all the others", () => {
  expect(deviceName(chromeOnMac)).toBe("Chrome · macOS");
  expect(deviceName(`${chromeOnMac} Edg/143.0.0.0`)).toBe("Edge · macOS");
  expect(
    deviceName("Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) Version/26.0 Mobile Safari/604.1"),
  ).toBe("Safari · iOS");
});

test("a program is called by its own first word", () => {
  expect(deviceName("curl/8.5.0")).toBe("curl");
  expect(deviceName("")).toBeNull();
  expect(deviceName(null)).toBeNull();
});
