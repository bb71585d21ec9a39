import { type Failure, toFailure } from "@claw/client/browser";
import type { KnowledgeBase } from "@claw/contract";
import { maxTextLength } from "@claw/contract/limits";
import { Button, Dialog, DialogActions, DialogContent, Field, Input, Textarea } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { useApp } from "../../app/app-context.ts";
import { useKnowledgeCache } from "../cache/use-knowledge-cache.ts";
import { KnowledgeFailure } from "../knowledge-failure.tsx";

export type AddTextDialogProps = {
  base: KnowledgeBase;
  /** What was pasted. */
  initialText: string;
  onClose: () => void;
};

const longestTitle = 300;

/** A document that is written or pasted here. */
export function AddTextDialog({ base, initialText, onClose }: AddTextDialogProps) {
  const t = useTranslations();
  const format = useFormat();
  const { browser, newId } = useApp();
  const cache = useKnowledgeCache();
  const [documentId] = useState(newId);
  const [title, setTitle] = useState("");
  const [content, setContent] = useState(initialText);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isTooLong = content.length > maxTextLength;
  const isFit = title.trim() !== "" && title.length <= longestTitle && content.trim() !== "" && !isTooLong;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isFit || isBusy) return;

    setBusy(true);
    try {
      const text = { documentId, title: title.trim(), content, fileType: "md" } as const;
      cache.putDocument(await browser.trpc.knowledge.addText.mutate({ knowledgeBaseId: base.id, ...text }));
      onClose();
    } catch (error) {
      setFailure(toFailure(error));
      setBusy(false);
    }
  };

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        title={t("knowledge.text.title")}
        description={t("knowledge.text.hint")}
        closeLabel={t("common.close")}
        className="max-w-2xl"
      >
        <form onSubmit={(event) => void submit(event)} className="grid gap-4">
          <KnowledgeFailure failure={failure} />
          <Field label={t("knowledge.text.titleLabel")}>
            {(control) => (
              <Input
                {...control}
                autoFocus
                maxLength={longestTitle}
                value={title}
                placeholder={t("knowledge.text.titlePlaceholder")}
                onChange={(event) => setTitle(event.target.value)}
              />
            )}
          </Field>
          <Field
            label={t("knowledge.text.contentLabel")}
            problem={
              isTooLong
                ? t("knowledge.text.tooLong", {
                    count: format.count(content.length),
                    limit: format.count(maxTextLength),
                  })
                : undefined
            }
          >
            {(control) => (
              <Textarea
                {...control}
                rows={12}
                value={content}
                onChange={(event) => setContent(event.target.value)}
                className="max-h-[45dvh]"
              />
            )}
          </Field>
          <DialogActions>
            <Button variant="outline" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" disabled={!isFit || isBusy}>
              {t("knowledge.text.add")}
            </Button>
          </DialogActions>
        </form>
      </DialogContent>
    </Dialog>
  );
}
