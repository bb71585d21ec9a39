import { expect, test } from "vitest";
import { addressKind } from "./address-kind.ts";

test.each([
  ["https://api.deepseek.com/v1", "public"],
  ["http://8.8.8.8/v1", "public"],
  ["http://localhost:11434/v1", "private"],
  ["http://127.1:8000/v1", "private"],
  ["http://0x7f000001/v1", "private"],
  ["http://[::1]:8000/v1", "private"],
  ["http://[::ffff:10.0.0.1]/v1", "private"],
  ["http://10.1.2.3/v1", "private"],
  ["http://[fd12::1]/v1", "private"],
  ["http://gpu/v1", "private"],
  ["http://gpu.corp.internal/v1", "private"],
  ["http://169.254.169.254/v1", "forbidden"],
  ["http://2852039166/v1", "forbidden"],
  ["http://[::ffff:169.254.169.254]/v1", "forbidden"],
  ["http://[fe80::1]/v1", "forbidden"],
  ["http://[fd00:ec2::254]/v1", "forbidden"],
  ["http://100.100.100.200/v1", "forbidden"],
  ["http://metadata.google.internal./v1", "forbidden"],
  ["http://0/v1", "forbidden"],
])("%s is %s", (url, kind) => {
  expect(addressKind(new URL(url).hostname)).toBe(kind);
});
