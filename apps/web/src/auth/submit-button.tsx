import { Button, Spinner } from "@claw/ui";
import type { ReactNode } from "react";

export function SubmitButton({ isSending, children }: { isSending: boolean; children: ReactNode }) {
  return (
    <Button type="submit" size="lg" aria-disabled={isSending}>
      {isSending ? <Spinner /> : null}
      {children}
    </Button>
  );
}
