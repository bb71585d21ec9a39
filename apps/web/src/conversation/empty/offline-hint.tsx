import { Alert, Button } from "@claw/ui";
import { useTranslations } from "use-intl";
import { usePerson } from "../../auth/use-person.ts";

const openAiSettings = `OPENAI_BASE_URL=https://api.example.com/v1
OPENAI_API_KEY=sk-…
OPENAI_MODEL=…`;

const zhipuSettings = "ZHIPU_API_KEY=…";

function Settings({ text }: { text: string }) {
  return (
    <pre className="my-1.5 overflow-x-auto rounded-md bg-code px-3 py-2 font-mono text-[0.8125rem] leading-6">
      <code>{text}</code>
    </pre>
  );
}

/** The two ways: while the server runs, or by its settings. */
function ForOperators() {
  const t = useTranslations("beginning");

  return (
    <>
      <Button asChild size="sm" className="mt-2">
        <a href="/admin/models/providers">{t("connect")}</a>
      </Button>
      <details className="mt-2.5">
        <summary className="w-fit cursor-pointer rounded-sm text-muted-foreground outline-none hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring">
          {t("byHand")}
        </summary>
        <p className="mt-1.5">{t("connectByHand")}</p>
        <Settings text={openAiSettings} />
        <p>{t("connectZhipu")}</p>
        <Settings text={zhipuSettings} />
      </details>
    </>
  );
}

/** No provider is connected: says who answers instead, and how to connect one, or who can. */
export function OfflineHint() {
  const t = useTranslations("beginning");
  const isOperator = usePerson()?.role === "operator";

  return (
    <Alert tone="info" className="text-left">
      <p className="font-medium">{t("offlineTitle")}</p>
      <p className="text-muted-foreground">{t("offlineHint")}</p>
      {isOperator ? <ForOperators /> : <p className="text-muted-foreground">{t("askOperator")}</p>}
    </Alert>
  );
}
