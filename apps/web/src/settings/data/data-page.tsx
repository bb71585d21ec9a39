import { useSectionTitle } from "../use-section-title.ts";
import { DeleteSection } from "./delete-section.tsx";
import { ExportSection } from "./export-section.tsx";
import { ImportSection } from "./import-section.tsx";

/** What is one's own: to take along, to bring, to delete. */
export function DataPage() {
  useSectionTitle("data");

  return (
    <>
      <ExportSection />
      <ImportSection />
      <DeleteSection />
    </>
  );
}
