const units = ["B", "KB", "MB", "GB", "TB"] as const;

/** A size in the unit that keeps it short, in steps of 1024: 1536 is 1.5 KB. */
export function toUnit(bytes: number): { value: number; unit: (typeof units)[number] } {
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1024 ** step;
  const rounded = value < 10 ? Math.round(value * 10) / 10 : Math.round(value);
  // 1023.6 KB would be shown as 1024 KB.
  if (rounded === 1024 && step < units.length - 1) return { value: 1, unit: units[step + 1] ?? "TB" };

  return { value: rounded, unit: units[step] ?? "B" };
}
