import { setTimeout } from "node:timers/promises";
import { startIdlers } from "../load/start-idlers.ts";
import { inUse } from "../measure/watch-memory.ts";
import type { Facts } from "../probe/facts.ts";
import { growthEach } from "../report/growth.ts";
import { kilobytes, megabytes, show } from "../report/show.ts";
import { table } from "../report/table.ts";
import { atMost } from "../report/verdict.ts";
import { registerPeople } from "../subject/register-people.ts";
import { startProbedClaw } from "../subject/start-probed-claw.ts";
import { startProvider } from "../surroundings/start-provider.ts";
import type { Cell } from "./cell.ts";

/** The server's limit. */
const socketsPerPerson = 20;
const settleMs = 1000;
const limit = 30 * 1024;

/** What a page that is open and says nothing costs. */
export const idleSockets: Cell = {
  name: "idle-sockets",
  title: "Idle sockets",
  async run({ cores, isQuick, say }, stack) {
    const most = isQuick ? 2000 : 10_000;
    const step = most / 10;
    const providerUrl = await startProvider(cores, stack);
    const { server, probe } = await startProbedClaw({ providerUrl, cores }, stack);
    const tokens = await registerPeople(server.url, Math.ceil(most / socketsPerPerson));
    say(`${tokens.length} people have registered`);

    const idlers = stack.use(startIdlers(server.url, tokens, cores?.load ?? null));
    const seen: { count: number; facts: Facts }[] = [];
    for (let count = step; count <= most; count += step) {
      await idlers.hold(count);
      await setTimeout(settleMs);
      seen.push({ count, facts: await probe.ask("gc") });
      say(`${count} sockets are open`);
    }

    const each = (value: (facts: Facts) => number) =>
      growthEach(seen.map(({ count, facts }) => ({ count, value: value(facts) })));
    const resident = each(({ rss }) => rss);
    const used = each(inUse);
    const last = seen.at(-1);

    return {
      how:
        `${most} sockets of ${tokens.length} people, each signed in and with \`conversation.onChange\`, opened in ten steps. ` +
        "Garbage is collected before each look; the growth from the first look to the last, for a socket, and in brackets the least and the most of a step.",
      tables: [
        table(
          ["idle sockets", "resident, each", "in use, each", "resident in all"],
          [
            [
              String(last?.facts.sockets.count ?? 0),
              show(resident, kilobytes),
              show(used, kilobytes),
              megabytes(last?.facts.rss ?? 0),
            ],
          ],
        ),
      ],
      verdicts: [
        atMost({ what: `an idle socket, of ${most}: resident`, found: resident, limit, write: kilobytes }),
        atMost({ what: "the same: in use", found: used, limit, write: kilobytes }),
      ],
      panels: [
        {
          picture: "memory",
          panel: {
            title: "Memory of an idle signed-in socket with one subscription",
            write: (bytes) => `${Math.round(bytes / 1024)} KB`,
            bars: [
              { label: "resident", value: resident, isOurs: true },
              { label: "in use", value: used, isOurs: true },
            ],
          },
        },
      ],
      noise: null,
    };
  },
};
