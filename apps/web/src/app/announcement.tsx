import { Alert } from "@claw/ui";
import { useLanguage } from "@claw/ui/language";
import { trpc } from "../api/trpc.ts";

const lookAgainMs = 5 * 60_000;

/** What those who run the installation have to say to everybody, in the reader's language where they said it in both. */
export function Announcement() {
  const { language } = useLanguage();
  const installation = trpc.system.installation.useQuery(undefined, { refetchInterval: lookAgainMs });
  const said = installation.data?.announcement;
  if (!said) return null;

  return (
    <div className="px-3 pt-2">
      <Alert tone={said.level}>{language === "en" && said.en !== "" ? said.en : said.zh}</Alert>
    </div>
  );
}
