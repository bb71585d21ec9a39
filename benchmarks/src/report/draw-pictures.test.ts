import { expect, test } from "vitest";
import type { PictureName } from "../cells/cell.ts";
import { drawPictures } from "./draw-pictures.ts";
import { renderPage } from "./render-page.ts";
import { spread } from "./spread.ts";

const panel = (picture: PictureName, title: string) => ({
  picture,
  panel: { title, bars: [{ label: "ours", value: spread([1]), isOurs: true }], write: String },
});

test("panels of several cells share a picture, and one without panels is not drawn", () => {
  const drawn = drawPictures([
    panel("cost", "60 streams"),
    panel("memory", "idle"),
    panel("cost", "300 streams"),
  ]);

  expect(drawn.map(({ name }) => name)).toEqual(["cost", "memory"]);
  expect(drawn[0]?.svg).toMatch(/60 streams[\s\S]*300 streams/);
});

test("the page shows the bars first and the pictures that were drawn", () => {
  const finding = {
    how: "As fast as it goes.",
    tables: ["| a table |"],
    verdicts: [{ what: "speed", found: "1", bar: "≥ 2", isMet: false }],
    panels: [panel("throughput", "speed")],
    noise: "Quiet.",
  };
  const cell = { name: "one", title: "The one", run: async () => finding };
  const page = renderPage({
    found: [{ cell, finding }],
    machine: "a machine",
    versions: "Node 24",
    rounds: 5,
    day: "2026-01-01",
  });

  expect(page).toContain("![throughput](throughput.svg)");
  expect(page).not.toContain("memory.svg");
  expect(page.indexOf("**no**")).toBeLessThan(page.indexOf("## The one"));
});
