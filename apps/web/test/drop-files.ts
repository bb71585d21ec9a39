import type { Page } from "playwright-core";

export type DroppedFile = { name: string; type: string; content: string };

/** Holds files over the page and lets them go, as a person does with the mouse. */
export async function dropFiles(page: Page, files: readonly DroppedFile[]): Promise<void> {
  const data = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const { name, type, content } of given) transfer.items.add(new File([content], name, { type }));
    return transfer;
  }, files);
  const area = page.locator("[data-drop-area]");

  await area.dispatchEvent("dragenter", { dataTransfer: data });
  await area.dispatchEvent("dragover", { dataTransfer: data });
  await area.dispatchEvent("drop", { dataTransfer: data });
}
