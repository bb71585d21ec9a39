import { useEffect } from "react";

const name = "CLAW.AI";

/** The title of the browser's tab while a page is open. */
export function useDocumentTitle(title: string | null): void {
  useEffect(() => {
    document.title = title ? `${title} · ${name}` : name;
  }, [title]);
}
