import type { AppRouter } from "@claw/api";
import { createTRPCReact } from "@trpc/react-query";

/** Typed hooks for every procedure. */
export const trpc = createTRPCReact<AppRouter>();
