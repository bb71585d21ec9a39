import type { User } from "@claw/contract";
import { Alert, Field, Input, Skeleton } from "@claw/ui";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { useApp } from "../../app/app-context.ts";
import { FormFailure } from "../../auth/form-failure.tsx";
import { SubmitButton } from "../../auth/submit-button.tsx";
import { useProblemText } from "../../auth/use-problem-text.ts";
import { useSubmit } from "../../auth/use-submit.ts";
import { Section } from "../section.tsx";
import { EmailState } from "./email-state.tsx";

function ProfileForm({ user }: { user: User }) {
  const t = useTranslations();
  const { browser } = useApp();
  const utils = trpc.useUtils();
  const problemText = useProblemText();
  const { onSubmit, isSending, isDone, problems, failure } = useSubmit({
    fields: ["name", "phone", "company"],
    send: async (value) => {
      const phone = value("phone") || null;
      const company = value("company") || null;
      utils.auth.me.setData(
        undefined,
        await browser.trpc.user.update.mutate({ name: value("name"), phone, company }),
      );
    },
  });
  const optional = t("common.optional");

  return (
    <form onSubmit={onSubmit} noValidate className="grid gap-5">
      <EmailState user={user} />
      <Field label={t("settings.name")} problem={problemText(problems.name)}>
        {(control) => <Input {...control} name="name" autoComplete="nickname" defaultValue={user.name} />}
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t("settings.phone")} aside={optional} problem={problemText(problems.phone)}>
          {(control) => (
            <Input {...control} name="phone" type="tel" autoComplete="tel" defaultValue={user.phone ?? ""} />
          )}
        </Field>
        <Field label={t("settings.company")} aside={optional} problem={problemText(problems.company)}>
          {(control) => (
            <Input
              {...control}
              name="company"
              autoComplete="organization"
              defaultValue={user.company ?? ""}
            />
          )}
        </Field>
      </div>
      <FormFailure failure={failure} />
      <div className="flex items-center gap-3">
        <SubmitButton isSending={isSending}>{t("common.save")}</SubmitButton>
        {isDone ? (
          <p role="status" className="text-success-text text-sm">
            {t("common.saved")}
          </p>
        ) : null}
      </div>
    </form>
  );
}

export function ProfileSection() {
  const t = useTranslations("settings");
  const me = trpc.auth.me.useQuery();

  return (
    <Section title={t("profile")}>
      {me.data ? <ProfileForm user={me.data} /> : null}
      {me.isPending ? <Skeleton className="h-64" /> : null}
      {me.isError ? <Alert tone="danger">{me.error.message}</Alert> : null}
    </Section>
  );
}
