import { useSectionTitle } from "../use-section-title.ts";
import { ProfileSection } from "./profile-section.tsx";
import { UsageSection } from "./usage-section.tsx";

/** Who one is, and what one has used. */
export function ProfilePage() {
  useSectionTitle("profile");

  return (
    <>
      <ProfileSection />
      <UsageSection />
    </>
  );
}
