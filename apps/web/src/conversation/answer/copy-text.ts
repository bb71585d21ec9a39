/** Copies through a selection, for pages that are served over plain http, where there is no clipboard interface. */
function copyBySelection(text: string): void {
  const area = document.createElement("textarea");
  area.value = text;
  area.style.position = "fixed";
  area.style.opacity = "0";
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

/** Puts a text on the clipboard. */
export async function copyText(text: string): Promise<void> {
  if (!window.isSecureContext) return copyBySelection(text);

  await navigator.clipboard.writeText(text);
}
