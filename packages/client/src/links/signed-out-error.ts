import type { AppRouter } from "@claw/api";
import { TRPCClientError } from "@trpc/client";
import { TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";

/** What the server would say to a call without a token. */
export function signedOutError(): TRPCClientError<AppRouter> {
  return new TRPCClientError("Sign in first.", {
    result: {
      error: {
        code: TRPC_ERROR_CODES_BY_KEY.UNAUTHORIZED,
        message: "Sign in first.",
        data: {
          code: "UNAUTHORIZED",
          httpStatus: 401,
          reason: "UNAUTHENTICATED",
          fields: [],
          requestId: null,
        },
      },
    },
  });
}
