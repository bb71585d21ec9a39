import { expect, test } from "vitest";
import { offlinePayments } from "../../src/offline-payments/index.ts";
import { testPaymentProvider } from "./payment-provider.ts";

testPaymentProvider(async () => ({
  provider: offlinePayments({ instructions: "户名：示例，账号：6222" }),
  pay: async () => {},
  [Symbol.asyncDispose]: async () => {},
}));

test("it tells what the operator wrote, and that a person confirms", () => {
  const { capabilities } = offlinePayments({ instructions: "户名：示例，账号：6222" });

  expect(capabilities).toMatchObject({ instructions: "户名：示例，账号：6222", confirmedBy: "person" });
});
