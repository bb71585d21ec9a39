/** Holds signed-in sockets with one subscription each and does nothing. A process of its own, told by its parent. */

import { openWire } from "./open-wire.ts";
import type { HoldOrder } from "./start-idlers.ts";

const atOnce = 50;
let held = 0;

process.on("disconnect", () => process.exit());
process.on("message", (order: HoldOrder) => {
  hold(order).then(
    () => process.send?.({ held }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});

async function hold({ url, tokens, count }: HoldOrder): Promise<void> {
  const open = async () => {
    while (held < count) {
      const token = tokens[held % tokens.length] ?? "";
      held += 1;
      await openIdle(url, token);
    }
  };

  await Promise.all(Array.from({ length: atOnce }, open));
}

async function openIdle(url: string, token: string): Promise<void> {
  const { promise: started, resolve } = Promise.withResolvers<void>();
  const wire = await openWire(url, token);
  wire.subscribe("conversation.onChange", {}, (event) => {
    if (event.type === "started") resolve();
    if (event.type === "error" || event.type === "closed") fail(event);
  });

  await started;
}

/** One that ends would be counted as one that costs nothing. */
function fail(event: object): never {
  console.error(`an idle socket has ended: ${JSON.stringify(event)}`);
  process.exit(1);
}
