import { type Failure, toFailure } from "@claw/client/browser";
import type { Prompt } from "@claw/contract";
import { Button, Dialog, DialogActions, DialogContent, Field, Input, Textarea } from "@claw/ui";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { useApp } from "../app/app-context.ts";
import { FormFailure } from "../auth/form-failure.tsx";

export type PromptDialogProps = {
  /** Null: a new one. */
  prompt: Prompt | null;
  onClose: () => void;
};

const longestTitle = 100;
const longestContent = 10_000;

/** Title and text of a prompt. */
export function PromptDialog({ prompt, onClose }: PromptDialogProps) {
  const t = useTranslations();
  const { browser } = useApp();
  const utils = trpc.useUtils();
  const [title, setTitle] = useState(prompt?.title ?? "");
  const [content, setContent] = useState(prompt?.content ?? "");
  const [failure, setFailure] = useState<Failure | null>(null);
  const isFilled = title.trim() !== "" && content.trim() !== "";
  const save = async () => {
    try {
      if (prompt) await browser.trpc.prompt.update.mutate({ promptId: prompt.id, title, content });
      else await browser.trpc.prompt.create.mutate({ title, content });
    } catch (error) {
      return setFailure(toFailure(error));
    }

    await utils.prompt.list.invalidate();
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isFilled) void save();
  };

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        title={prompt ? t("settings.prompts.edit") : t("settings.prompts.new")}
        description={t("settings.prompts.variables")}
        closeLabel={t("common.close")}
      >
        <form onSubmit={submit} className="grid gap-4">
          <Field label={t("settings.prompts.title")}>
            {(control) => (
              <Input
                {...control}
                autoFocus
                maxLength={longestTitle}
                value={title}
                onChange={(event) => setTitle(event.target.value)}
              />
            )}
          </Field>
          <Field label={t("settings.prompts.content")}>
            {(control) => (
              <Textarea
                {...control}
                rows={8}
                maxLength={longestContent}
                value={content}
                onChange={(event) => setContent(event.target.value)}
              />
            )}
          </Field>
          <FormFailure failure={failure} />
          <DialogActions>
            <Button variant="outline" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" disabled={!isFilled}>
              {t("common.save")}
            </Button>
          </DialogActions>
        </form>
      </DialogContent>
    </Dialog>
  );
}
