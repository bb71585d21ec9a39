import { FileSpreadsheet, FileText, FileType2, Globe, Presentation } from "lucide-react";
import { useTranslations } from "use-intl";

const icons = {
  txt: FileText,
  md: FileText,
  html: Globe,
  pdf: FileType2,
  docx: FileText,
  pptx: Presentation,
  xlsx: FileSpreadsheet,
  csv: FileSpreadsheet,
} as const;

type Kind = keyof typeof icons;

function kindOf(fileType: string): Kind | null {
  const kinds: readonly Kind[] = ["txt", "md", "html", "pdf", "docx", "pptx", "xlsx", "csv"];
  return kinds.find((kind) => kind === fileType) ?? null;
}

export function DocumentIcon({ fileType }: { fileType: string }) {
  const kind = kindOf(fileType);
  const Icon = kind ? icons[kind] : FileText;

  return (
    <span
      aria-hidden="true"
      className="grid size-9 shrink-0 place-items-center rounded-lg bg-muted text-muted-foreground"
    >
      <Icon className="size-4.5" />
    </span>
  );
}

/** How a format is called for people. */
export function useKindName(): (fileType: string) => string {
  const t = useTranslations("knowledge.kind");

  return (fileType) => t(kindOf(fileType) ?? "other");
}
