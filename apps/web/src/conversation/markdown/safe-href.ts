const safeProtocols: ReadonlySet<string> = new Set(["http:", "https:", "mailto:"]);

/**
 * The address that a link in an answer may lead to: an absolute http, https or mailto address, or a place on the same
 * page (footnotes). Null for anything else, and for addresses that hide a password in front of their host.
 */
export function safeHref(href: unknown): string | null {
  if (typeof href !== "string") return null;
  if (href.startsWith("#")) return href;

  const url = URL.canParse(href) ? new URL(href) : null;
  if (!url || !safeProtocols.has(url.protocol) || url.username !== "" || url.password !== "") return null;

  return url.href;
}
