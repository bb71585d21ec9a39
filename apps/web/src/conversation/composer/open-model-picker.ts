/** There is one composer on a page, and one picker in it. */
export const modelPickerId = "model-picker";

/** Opens the choice of the model; on a page without a composer there is nothing to choose. */
export function openModelPicker(): void {
  const picker = document.getElementById(modelPickerId);
  picker?.focus();
  picker?.click();
}
