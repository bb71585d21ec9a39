/** What stands in double braces: `{{language}}`. One line, at most 50 characters. */
const variable = /\{\{\s*([^{}\n]{1,50}?)\s*\}\}/gu;

/** The names in a prompt that are asked for, each once, in their order. */
export function variablesOf(content: string): string[] {
  return [...new Set([...content.matchAll(variable)].map(([, name = ""]) => name))];
}

/** The prompt with values in place of names; what has no value stays as it is. */
export function fillPrompt(content: string, values: ReadonlyMap<string, string>): string {
  return content.replaceAll(variable, (whole, name: string) => values.get(name) || whole);
}
