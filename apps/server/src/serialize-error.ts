export type LoggedError = {
  type: string;
  message: string;
  code?: string;
  stack?: string;
  cause?: LoggedError;
};

const depth = 4;

/**
 * What the log keeps of an error: its kind, text, code, place and causes, and none of the other fields that libraries
 * hang on it (requests with headers, rows, parameters).
 */
export function serializeError(error: unknown, level: number = depth): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: "thrown, and not an Error" };

  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const isFromPrisma = error.name.startsWith("PrismaClient");

  return {
    type: error.name,
    // Prisma's texts quote the call with its arguments; the last line alone says what went wrong.
    message: isFromPrisma ? lastLine(error.message) : error.message,
    ...(code === undefined ? {} : { code }),
    ...(error.stack === undefined ? {} : { stack: framesOf(error.stack) }),
    ...(error.cause === undefined || level === 0 ? {} : { cause: serializeError(error.cause, level - 1) }),
  };
}

function lastLine(text: string): string {
  return text.trimEnd().split("\n").at(-1) ?? "";
}

/** Without the message, which the stack repeats. */
function framesOf(stack: string): string {
  return stack
    .split("\n")
    .filter((line) => line.startsWith("    at "))
    .join("\n");
}
