const columns = [
  "createdAt",
  "action",
  "outcome",
  "userId",
  "userName",
  "userEmail",
  "address",
  "detail",
  "organizationId",
  "seq",
  "hash",
  "id",
] as const;

/** Events, one a line as JSON, as a table: RFC 4180, with the mark by which Excel knows UTF-8. */
export function auditCsv(lines: string): string {
  const rows = lines
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const event: unknown = JSON.parse(line);
      const fields = typeof event === "object" && event !== null ? event : {};
      return columns.map((name) => csvField(Reflect.get(fields, name))).join(",");
    });

  return `\uFEFF${[columns.join(","), ...rows].join("\r\n")}\r\n`;
}

/** A leading sign would be a formula to a spreadsheet. */
function csvField(value: unknown): string {
  if (value === null || value === undefined) return "";

  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;

  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
