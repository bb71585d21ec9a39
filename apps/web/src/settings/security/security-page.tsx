import { useSectionTitle } from "../use-section-title.ts";
import { DisclosuresSection } from "./disclosures-section.tsx";
import { PasswordSection } from "./password-section.tsx";
import { SessionsSection } from "./sessions-section.tsx";

/** The password, and from where one is signed in. */
export function SecurityPage() {
  useSectionTitle("security");

  return (
    <>
      <PasswordSection />
      <SessionsSection />
      <DisclosuresSection />
    </>
  );
}
