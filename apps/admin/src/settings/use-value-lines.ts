import type { Setting } from "@claw/contract";
import { useTranslations } from "use-intl";
import { writeInOrder } from "./write-in-order.ts";

/** A value as it is read, line by line. */
export function useValueLines(): (value: Setting["value"]) => string[] {
  const t = useTranslations("settings");

  return (value) => {
    if (value === null) return [t("noValue")];
    if (typeof value === "boolean") return [t(value ? "on" : "off")];

    return (typeof value === "object" ? writeInOrder(value, 2) : String(value)).split("\n");
  };
}
