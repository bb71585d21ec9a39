import { Alert } from "@claw/ui";
import { useTranslations } from "use-intl";

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

/** No provider is connected: says who answers instead, and how to connect one. */
export function OfflineHint() {
  const t = useTranslations("empty");

  return (
    <Alert tone="info" className="text-left">
      <details>
        <summary className="cursor-pointer rounded-sm font-medium outline-none focus-visible:ring-2 focus-visible:ring-ring">
          {t("offlineTitle")}
        </summary>
        <p className="mt-1.5">{t("offlineHint")}</p>
        <Settings text={openAiSettings} />
        <p>{t("offlineOr")}</p>
        <Settings text={zhipuSettings} />
      </details>
    </Alert>
  );
}
