import { StartError } from "./open-port.ts";
import { serializeError } from "./serialize-error.ts";
import { SettingsError } from "./settings.ts";

/** Why the server did not start, or did not stop cleanly, in lines for a person. */
export function explainFailure(error: unknown): string {
  if (error instanceof SettingsError) {
    return `CLAW.AI was not started, because of its settings (environment or .env):\n${indent(error.message)}`;
  }
  if (error instanceof StartError) return `CLAW.AI was not started. ${error.message}`;

  return `CLAW.AI failed:\n${indent(describeCauses(error).join("\n"))}`;
}

function describeCauses(error: unknown): string[] {
  const { message, code } = serializeError(error);
  const line = code !== undefined && !message.includes(code) ? `${message || "failed"} (${code})` : message;
  const cause =
    error instanceof AggregateError ? error.errors[0] : error instanceof Error ? error.cause : undefined;
  const causes = cause === undefined ? [] : describeCauses(cause);

  return [line, ...causes].filter((text, index, all) => text !== "" && all.indexOf(text) === index);
}

function indent(text: string): string {
  return text.replace(/^/gm, "  ");
}
