export type AnnouncementDraft = { zh: string; en: string; level: "info" | "warning" };

/** What is announced, from the setting's value; an empty draft for anything else. */
export function announcementOf(value: unknown): AnnouncementDraft {
  const said = typeof value === "object" && value !== null ? value : {};
  const text = (key: "zh" | "en") => {
    const found: unknown = Reflect.get(said, key);
    return typeof found === "string" ? found : "";
  };

  return {
    zh: text("zh"),
    en: text("en"),
    level: Reflect.get(said, "level") === "warning" ? "warning" : "info",
  };
}
