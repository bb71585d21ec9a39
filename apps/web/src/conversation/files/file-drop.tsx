import { DropArea } from "@claw/ui";
import { FileUp } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { droppedFiles } from "../../knowledge/upload/dropped-files.ts";

/** The column of a conversation, which takes files from anywhere over it. */
export function FileDrop({ onFiles, children }: { onFiles: (files: File[]) => void; children: ReactNode }) {
  const t = useTranslations("composer");

  return (
    <DropArea
      className="flex min-w-0 flex-1 flex-col"
      hint={
        <>
          <FileUp aria-hidden="true" />
          {t("dropHint")}
        </>
      }
      onDrop={(data) => void droppedFiles(data).then(onFiles)}
    >
      {children}
    </DropArea>
  );
}
