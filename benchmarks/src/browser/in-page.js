/** Put into the page that is measured, before anything of its own. */

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

function isInView(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

const lastArticle = () => [...document.querySelectorAll("article")].at(-1);

globalThis.measured = {
  /** When the element that a selector finds last is in view, and there is a field to write in. */
  async untilSeen(selector) {
    const isSeen = () => {
      const found = [...document.querySelectorAll(selector)].at(-1);
      return found && isInView(found) && document.querySelector("textarea");
    };
    while (!isSeen()) await frame();
    return performance.now();
  },

  /** Milliseconds from the next key to another last message. */
  async fromKeyToMessage() {
    const before = lastArticle();
    await new Promise((resolve) => addEventListener("keydown", resolve, { once: true, capture: true }));
    const pressed = performance.now();
    while (lastArticle() === before) await frame();
    return performance.now() - pressed;
  },

  /** Whether a message of this number, or an earlier one, is in view. */
  hasReached(number) {
    return [...document.querySelectorAll("article")].some((article) => {
      const [, found] = /第 (\d+) (?:个问题|条)/.exec(article.textContent ?? "") ?? [];
      return found !== undefined && Number(found) <= number && isInView(article);
    });
  },

  longestGapMs: 0,
  /** Notes the longest time between two frames from now on. */
  async watchFrames() {
    measured.longestGapMs = 0;
    for (let before = await frame(); ; ) {
      const now = await frame();
      measured.longestGapMs = Math.max(measured.longestGapMs, now - before);
      before = now;
    }
  },

  firstPaint() {
    return new Promise((resolve) => {
      new PerformanceObserver((list) => {
        const [paint] = list.getEntriesByName("first-contentful-paint");
        if (paint) resolve(paint.startTime);
      }).observe({ type: "paint", buffered: true });
    });
  },

  /** When a field is there and the main thread has nothing else to do. */
  async untilReady(selector) {
    while (!document.querySelector(selector)) await frame();
    await new Promise((resolve) => requestIdleCallback(resolve));
    return performance.now();
  },
};
