import type { ProviderTest } from "@claw/contract";
import { Alert } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { useTranslations } from "use-intl";

/** What a test of a connection found, and what can be done about it. */
export function TestResult({ result }: { result: ProviderTest }) {
  const t = useTranslations("models.providers");
  const format = useFormat();
  const ms = format.duration(result.milliseconds);
  const notes = [
    result.fault === null ? null : t(`fault.${result.fault}`),
    result.fault !== null && result.status !== null ? t("status", { status: String(result.status) }) : null,
    result.modelCount === null ? null : t("testModels", { count: format.count(result.modelCount) }),
    result.isPrivate ? t("isPrivateHint") : null,
  ].filter((note) => note !== null);

  return (
    <Alert tone={result.fault === null ? "success" : "danger"}>
      <p className="font-medium">{t(result.fault === null ? "testOk" : "testFailed", { ms })}</p>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </Alert>
  );
}
