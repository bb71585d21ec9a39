import { type Logger, pino } from "pino";
import { serializeError } from "./serialize-error.ts";

/** Fields that never reach the log, at the top and one level down. */
const secrets = [
  "password",
  "currentPassword",
  "newPassword",
  "passwordHash",
  "token",
  "accessToken",
  "refreshToken",
  "authorization",
  "cookie",
  "apiKey",
  "authSecret",
  "secretKey",
  "webhookSecret",
  "signature",
  "content",
  "systemPrompt",
  "prompt",
];

/** JSON lines on stderr: the terminal's stdout stays for people. Never prompts, passwords, tokens or keys. */
export function createLogger(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: secrets.flatMap((name) => [name, `*.${name}`]), censor: "[removed]" },
      serializers: { err: serializeError, error: serializeError, cause: serializeError },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}
