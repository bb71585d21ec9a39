const browsers: [pattern: RegExp, name: string][] = [
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/MicroMessenger/, "WeChat"],
  [/Firefox\//, "Firefox"],
  [/Chrome\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
];

const systems: [pattern: RegExp, name: string][] = [
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X|Macintosh/, "macOS"],
  [/Linux/, "Linux"],
];

function firstName(names: [RegExp, string][], userAgent: string): string | null {
  return names.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null;
}

/** A device as a person recognises it, such as "Chrome · macOS"; a program by its own first word. Null: unknown. */
export function deviceName(userAgent: string | null): string | null {
  if (!userAgent) return null;

  const parts = [firstName(browsers, userAgent), firstName(systems, userAgent)].filter(
    (part) => part !== null,
  );
  return parts.length > 0 ? parts.join(" · ") : (/^[^\s/]+/.exec(userAgent)?.[0] ?? null);
}
