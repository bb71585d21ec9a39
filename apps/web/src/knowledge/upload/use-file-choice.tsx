import { type ReactNode, useRef } from "react";

/** What the system's dialog offers first; what a file really is the server finds out by its content. */
const accepted =
  ".pdf,.docx,.pptx,.xlsx,.csv,.tsv,.md,.markdown,.txt,.text,.log,.html,.htm,application/pdf,text/plain,text/markdown,text/html,text/csv";

/** The system's dialog to choose files: how to open it, and the element that it needs on the page. */
export function useFileChoice(onFiles: (files: File[]) => void): { open: () => void; input: ReactNode } {
  const element = useRef<HTMLInputElement>(null);

  return {
    open: () => element.current?.click(),
    input: (
      <input
        ref={element}
        type="file"
        multiple
        hidden
        accept={accepted}
        onChange={({ target }) => {
          const files = Array.from(target.files ?? []);
          // The same file may be chosen again.
          target.value = "";
          if (files.length > 0) onFiles(files);
        }}
      />
    ),
  };
}
