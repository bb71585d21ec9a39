import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";

const looks =
  "inline-flex h-8 items-center whitespace-nowrap rounded-md px-2.5 text-muted-foreground text-sm outline-none hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring aria-[current=page]:bg-muted aria-[current=page]:font-medium aria-[current=page]:text-foreground pointer-coarse:h-10";

/** The two pages of the room. */
export function ModelsNav() {
  const t = useTranslations("models.nav");

  return (
    <nav aria-label={t("label")} className="flex gap-1">
      <Link to="/models" activeOptions={{ exact: true, includeSearch: false }} className={looks}>
        {t("catalog")}
      </Link>
      <Link to="/models/providers" activeOptions={{ includeSearch: false }} className={looks}>
        {t("providers")}
      </Link>
    </nav>
  );
}
