import { useSectionTitle } from "../use-section-title.ts";
import { DisplaySection } from "./display-section.tsx";

/** How the page looks and speaks. */
export function PreferencesPage() {
  useSectionTitle("preferences");

  return <DisplaySection />;
}
