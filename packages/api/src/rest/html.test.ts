import { expect, test } from "vitest";
import { html } from "./html.ts";

test("values are escaped, markup is not, lists are joined", () => {
  const items = ["<b>", `"'&`].map((item) => html`<li>${item}</li>`);

  expect(html`<ul title="${'a"b'}">${items}</ul>${3}`.markup).toBe(
    '<ul title="a&quot;b"><li>&lt;b&gt;</li><li>&quot;&#39;&amp;</li></ul>3',
  );
});
