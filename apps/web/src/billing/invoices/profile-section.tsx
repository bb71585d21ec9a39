import type { BillingProfile } from "@claw/contract";
import { Button, Field, Input, Skeleton } from "@claw/ui";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { useApp } from "../../app/app-context.ts";
import { FormFailure } from "../../auth/form-failure.tsx";
import { usePerson } from "../../auth/use-person.ts";
import { LoadFailure } from "../../knowledge/load-failure.tsx";
import { BillingSection } from "../billing-section.tsx";
import { useBillingDeed } from "../use-billing-deed.ts";
import { checkProfile } from "./profile-check.ts";

function ProfileForm({ profile }: { profile: BillingProfile | null }) {
  const t = useTranslations();
  const { browser } = useApp();
  const person = usePerson();
  const { run, isBusy, failure } = useBillingDeed();
  const [isSaved, setSaved] = useState(false);
  const [isTouched, setTouched] = useState(false);
  const [draft, setDraft] = useState({
    name: profile?.name ?? person?.company ?? person?.name ?? "",
    taxNumber: profile?.taxNumber ?? "",
    address: profile?.address ?? "",
    email: profile?.email ?? person?.email ?? "",
  });
  const problems = isTouched ? checkProfile(draft) : {};

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTouched(true);
    setSaved(false);
    if (Object.keys(checkProfile(draft)).length > 0) return;

    const saved = await run(() =>
      browser.trpc.billing.setBillingProfile.mutate({
        name: draft.name.trim(),
        taxNumber: draft.taxNumber.trim() || null,
        address: draft.address.trim() || null,
        email: draft.email.trim() || null,
      }),
    );
    if (saved) setSaved(true);
  };
  const field = (key: keyof typeof draft, isOptional: boolean) => {
    const problem = problems[key];
    return (
      <Field
        label={t(`billing.profile.${key}`)}
        aside={isOptional ? t("common.optional") : null}
        problem={problem ? t(`billing.profileProblem.${problem}`) : undefined}
      >
        {(control) => (
          <Input
            {...control}
            type={key === "email" ? "email" : "text"}
            value={draft[key]}
            onChange={(event) => setDraft({ ...draft, [key]: event.target.value })}
          />
        )}
      </Field>
    );
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid max-w-2xl gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        {field("name", false)}
        {field("taxNumber", true)}
        {field("email", true)}
        {field("address", true)}
      </div>
      <FormFailure failure={failure} />
      <div className="flex items-center gap-3">
        <Button type="submit" variant="outline" disabled={isBusy}>
          {t("common.save")}
        </Button>
        <p role="status" className="text-sm text-success-text">
          {isSaved ? t("common.saved") : null}
        </p>
      </div>
    </form>
  );
}

/** Whom the bills from now on are made out to. */
export function ProfileSection() {
  const t = useTranslations("billing.profile");
  const profile = trpc.billing.billingProfile.useQuery();

  return (
    <BillingSection title={t("title")} hint={t("hint")}>
      {profile.isPending ? <Skeleton className="h-40 max-w-2xl" /> : null}
      {profile.isError && profile.data === undefined ? (
        <LoadFailure error={profile.error} onRetry={() => void profile.refetch()} />
      ) : null}
      {profile.data === undefined ? null : <ProfileForm profile={profile.data} />}
    </BillingSection>
  );
}
