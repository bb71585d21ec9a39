import { maxQuestionLength } from "@claw/contract/limits";
import {
  Button,
  Input,
  Select,
  SelectContent,
  SelectItem,
  SelectTrigger,
  SelectValue,
  Spinner,
} from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { getRouteApi } from "@tanstack/react-router";
import { Search } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { useBases } from "../bases/use-bases.ts";

const route = getRouteApi("/shell/knowledge/search");
const all = "all";

export type SearchFormProps = {
  question: string;
  /** Null: all of one's own. */
  base: string | null;
  isBusy: boolean;
};

/** The question and where to look; both stand in the address. */
export function SearchForm({ question, base, isBusy }: SearchFormProps) {
  const t = useTranslations("knowledge.search");
  const format = useFormat();
  const navigate = route.useNavigate();
  const { bases } = useBases();
  const [text, setText] = useState(question);
  const isTooLong = text.length > maxQuestionLength;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "" || isTooLong) return;

    void navigate({ search: (search) => ({ ...search, question: text.trim() }) });
  };
  const chooseBase = (chosen: string) =>
    void navigate({ search: (search) => ({ ...search, base: chosen === all ? undefined : chosen }) });

  return (
    <search>
      <form onSubmit={submit} className="grid gap-2">
        <div className="flex flex-wrap gap-2">
          <Input
            type="search"
            autoFocus
            aria-label={t("question")}
            aria-invalid={isTooLong}
            placeholder={t("placeholder")}
            value={text}
            onChange={(event) => setText(event.target.value)}
            className="min-w-48 flex-1 basis-72 [&::-webkit-search-cancel-button]:hidden"
          />
          <div className="flex gap-2 max-sm:flex-1">
            <Select value={base ?? all} onValueChange={chooseBase}>
              <SelectTrigger aria-label={t("scope")} className="w-48 text-sm max-sm:flex-1">
                <SelectValue />
              </SelectTrigger>
              <SelectContent>
                <SelectItem value={all}>{t("all")}</SelectItem>
                {bases.map(({ id, name }) => (
                  <SelectItem key={id} value={id}>
                    {name}
                  </SelectItem>
                ))}
              </SelectContent>
            </Select>
            <Button type="submit" size="lg" disabled={text.trim() === "" || isTooLong}>
              {isBusy ? <Spinner /> : <Search />}
              {t("submit")}
            </Button>
          </div>
        </div>
        {isTooLong ? (
          <p className="text-danger-text text-xs">
            {t("tooLong", { limit: format.count(maxQuestionLength) })}
          </p>
        ) : null}
      </form>
    </search>
  );
}
