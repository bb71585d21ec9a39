import { toFailure } from "@claw/client/browser";
import type { AccessEffect } from "@claw/contract";
import { Alert, Button, Dialog, DialogActions, DialogContent, Field, Input, Segmented } from "@claw/ui";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { useFailureText } from "../api/use-failure-text.ts";
import { useApp } from "../app/app-context.ts";
import { type RuleDraft, readSubject } from "./rule-draft.ts";

const hourMs = 3_600_000;
const lives = { hour: hourMs, day: 24 * hourMs, month: 30 * 24 * hourMs, forever: null } as const;
type Life = keyof typeof lives;

export type AddRuleDialogProps = { yourAddress: string; onAdded: () => void; onClose: () => void };

/** Lets an address, a range of them or an account in, or not. */
export function AddRuleDialog({ yourAddress, onAdded, onClose }: AddRuleDialogProps) {
  const t = useTranslations();
  const failureText = useFailureText();
  const { browser } = useApp();
  const [draft, setDraft] = useState<RuleDraft>({ effect: "deny", subject: "", note: "" });
  const [life, setLife] = useState<Life>("day");
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const set = (change: Partial<RuleDraft>) => setDraft({ ...draft, ...change });

  async function add(): Promise<void> {
    const subject = await readSubject(browser.trpc, draft.subject);
    const milliseconds = lives[life];
    const expiresAt = milliseconds === null ? null : new Date(Date.now() + milliseconds).toISOString();
    await browser.trpc.admin.limits.addRule.mutate({
      effect: draft.effect,
      subject,
      note: draft.note,
      expiresAt,
    });
  }

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    add().then(
      () => {
        onAdded();
        onClose();
      },
      (error: unknown) => {
        setProblem(textOf(error));
        setBusy(false);
      },
    );
  };

  function textOf(error: unknown): string {
    switch (toFailure(error).reason) {
      case "INVALID_INPUT":
        return t("jobs.subjectInvalid");
      case "NOT_FOUND":
        return t("jobs.accountNotFound");
      case "CONFLICT":
        return t("jobs.ruleConflict", { address: yourAddress });
      default:
        return failureText(error);
    }
  }

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        title={t("jobs.addRule")}
        description={t("jobs.addRuleHint")}
        closeLabel={t("common.close")}
      >
        <form onSubmit={submit} className="grid gap-4">
          {problem ? <Alert tone="danger">{problem}</Alert> : null}
          <Segmented<AccessEffect>
            label={t("jobs.effect")}
            value={draft.effect}
            options={(["deny", "allow"] as const).map((value) => ({
              value,
              label: t(`jobs.effects.${value}`),
            }))}
            onChange={(effect) => set({ effect })}
          />
          <Field label={t("jobs.subject")} hint={t("jobs.subjectHint", { address: yourAddress })}>
            {(control) => (
              <Input
                {...control}
                autoFocus
                required
                maxLength={200}
                value={draft.subject}
                onChange={(event) => set({ subject: event.target.value })}
              />
            )}
          </Field>
          <Field label={t("jobs.note")} aside={t("common.optional")}>
            {(control) => (
              <Input
                {...control}
                maxLength={500}
                value={draft.note}
                onChange={(event) => set({ note: event.target.value })}
              />
            )}
          </Field>
          <Segmented<Life>
            label={t("jobs.life")}
            value={life}
            options={(["hour", "day", "month", "forever"] as const).map((value) => ({
              value,
              label: t(`jobs.lives.${value}`),
            }))}
            onChange={setLife}
          />
          <DialogActions>
            <Button variant="outline" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" disabled={isBusy || draft.subject.trim() === ""}>
              {t("jobs.addRule")}
            </Button>
          </DialogActions>
        </form>
      </DialogContent>
    </Dialog>
  );
}
