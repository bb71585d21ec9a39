import { useEffect, useState } from "react";
import { copyText } from "./copy-text.ts";

/** Copies a text; for two seconds it is known that it was. */
export function useCopied(): [isCopied: boolean, copy: (text: string) => void] {
  const [isCopied, setCopied] = useState(false);

  useEffect(() => {
    if (!isCopied) return undefined;

    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [isCopied]);

  return [isCopied, (text) => void copyText(text).then(() => setCopied(true))];
}
