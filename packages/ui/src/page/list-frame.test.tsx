import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ListFrame } from "./list-frame.tsx";

test("what is inherited by every element of a page does not change when the list begins or ends to scroll", () => {
  const frame = (isScrolling: boolean) =>
    renderToStaticMarkup(
      <ListFrame style={{ height: 400, pointerEvents: isScrolling ? "none" : undefined }}>回答</ListFrame>,
    );

  expect(frame(true)).toBe(frame(false));
  expect(frame(true)).toContain("height:400px");
});
