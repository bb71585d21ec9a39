import type { PrintedInvoice } from "@claw/core";

/** What the thread is told. */
export type Task = { task: number; invoice: PrintedInvoice };

/** What it says. */
export type Answer = { task: number; bytes: Uint8Array } | { task: number; failure: string };
