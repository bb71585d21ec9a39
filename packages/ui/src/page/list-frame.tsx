import type { CustomContainerComponentProps } from "virtua";

/**
 * What the list's rows stand in. The list would take the pointer away from them while it is scrolled; that is inherited,
 * so each beginning and end of scrolling would give every element of the page a new style. While an answer is written
 * the view follows its end, and begins and ends to scroll several times a second.
 */
export function ListFrame({ ref, style, children }: CustomContainerComponentProps) {
  return (
    <div ref={ref} style={{ ...style, pointerEvents: undefined }}>
      {children}
    </div>
  );
}
