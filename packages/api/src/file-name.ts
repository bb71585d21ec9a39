import { filledText } from "@claw/contract";
import { z } from "zod";

/** What file systems allow, and more than anybody reads. */
const maxLength = 255;
const controls = /\p{Cc}/gu;

/**
 * The name of a file that somebody sent, without the folders before it (RFC 7578, section 4.2) and without control
 * characters. For people and to tell formats apart; nothing is ever stored under it.
 */
export const FileName = z
  .string()
  .transform((name) => name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1))
  .transform((name) => name.replace(controls, "").trim())
  .pipe(filledText(maxLength));
