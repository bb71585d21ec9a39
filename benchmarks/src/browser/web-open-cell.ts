import type { Cell } from "../cells/cell.ts";
import { median } from "../report/spread.ts";
import { table } from "../report/table.ts";
import { startClaw } from "../subject/start-claw.ts";
import { startProvider } from "../surroundings/start-provider.ts";
import { instrument, type Opening, timeFirstVisit } from "./ask-page.ts";
import { openClient } from "./open-client.ts";

const paintMs = 1_000;
const readyMs = 1_500;

/** How soon the built client shows something, and can be used. */
export const webOpen: Cell = {
  name: "web-open",
  title: "Opening the client",
  async run({ cores, rounds, say }, stack) {
    const providerUrl = await startProvider(cores, stack);
    const { url } = await startClaw({ providerUrl, cores }, stack);
    const page = await openClient(url, stack);
    const browser = page.context().browser();
    const stranger = await browser?.newPage();
    if (!stranger) throw new Error("the browser has closed");

    await Promise.all([page, stranger].map(instrument));
    const openings = [
      {
        what: "the door, for a stranger",
        page: stranger,
        address: `${url}/sign-in`,
        field: "input[type=email]",
      },
      { what: "the house, signed in", page, address: url, field: "textarea" },
    ];
    const found = [];
    for (const opening of openings) {
      const times: Opening[] = [];
      for (let round = 0; round < Math.max(3, rounds); round += 1)
        times.push(await timeFirstVisit(opening.page, opening.address, opening.field));
      const paint = median(times.map((time) => time.paintMs));
      const ready = median(times.map((time) => time.readyMs));
      say(`${opening.what}: first paint ${paint.toFixed(0)} ms, ready ${ready.toFixed(0)} ms`);
      found.push({ what: opening.what, paint, ready });
    }

    return {
      how: "The built client in Chromium, its cache switched off, on the page's own clock. Ready: the field is there and the main thread has nothing to do.",
      tables: [
        table(
          ["page", "first contentful paint", "interaction ready"],
          found.map(({ what, paint, ready }) => [what, `${paint.toFixed(0)} ms`, `${ready.toFixed(0)} ms`]),
        ),
      ],
      verdicts: found.flatMap(({ what, paint, ready }) => [
        {
          what: `first contentful paint of ${what}`,
          found: `${paint.toFixed(0)} ms`,
          bar: `≤ ${paintMs} ms`,
          isMet: paint <= paintMs,
        },
        {
          what: `interaction ready of ${what}`,
          found: `${ready.toFixed(0)} ms`,
          bar: `≤ ${readyMs} ms`,
          isMet: ready <= readyMs,
        },
      ]),
      panels: [],
      noise: null,
    };
  },
};
