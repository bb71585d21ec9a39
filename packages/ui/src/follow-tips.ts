const sides = ["top", "right", "bottom", "left"] as const;
export type TipSide = (typeof sides)[number];

export type ShownTip = { anchor: HTMLElement; text: string; side: TipSide };

/** A pointer rests this long before a tooltip comes; not again while one goes from button to button. */
const restMs = 500;
const stillWarmMs = 300;

function tipOf(target: EventTarget | null): ShownTip | null {
  const anchor = target instanceof Element ? target.closest("[data-tip]") : null;
  if (!(anchor instanceof HTMLElement)) return null;

  const { tip = "", tipSide } = anchor.dataset;
  return { anchor, text: tip, side: sides.find((side) => side === tipSide) ?? "top" };
}

/** Says which tooltip is to be seen: of what the mouse rests on, or of what the keyboard has brought the focus to. */
export function followTips(page: Document, show: (tip: ShownTip | null) => void): () => void {
  const stop = new AbortController();
  let anchor: HTMLElement | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isShown = false;
  let hiddenAt = Number.NEGATIVE_INFINITY;

  const hide = () => {
    clearTimeout(timer);
    anchor = null;
    if (!isShown) return;

    isShown = false;
    hiddenAt = performance.now();
    show(null);
  };
  const showSoon = (tip: ShownTip, waitMs: number) => {
    anchor = tip.anchor;
    timer = setTimeout(() => {
      if (!tip.anchor.isConnected) return;
      isShown = true;
      show(tip);
    }, waitMs);
  };

  const onPointer = (event: PointerEvent) => {
    if (event.pointerType === "touch") return;
    const tip = tipOf(event.target);
    if (tip?.anchor === anchor) return;

    hide();
    if (tip) showSoon(tip, performance.now() - hiddenAt < stillWarmMs ? 0 : restMs);
  };
  const onFocus = (event: FocusEvent) => {
    const tip = tipOf(event.target);
    hide();
    if (tip?.anchor === event.target && tip.anchor.matches(":focus-visible")) showSoon(tip, 0);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Escape") hide();
  };

  const options = { signal: stop.signal, passive: true, capture: true };
  page.addEventListener("pointerover", onPointer, options);
  page.addEventListener("pointerdown", hide, options);
  page.addEventListener("focusin", onFocus, options);
  page.addEventListener("focusout", hide, options);
  page.addEventListener("scroll", hide, options);
  page.addEventListener("keydown", onKey, options);

  return () => {
    hide();
    stop.abort();
  };
}
