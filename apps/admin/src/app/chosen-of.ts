/** The one of a closed list that a control says was chosen; undefined for anything else. */
export function chosenOf<Value extends string>(values: readonly Value[], chosen: unknown): Value | undefined {
  return values.find((value) => value === chosen);
}
