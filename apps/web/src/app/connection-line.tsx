import { useEffect, useState, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { useApp } from "./app-context.ts";

const patienceMs = 1500;

/** A thin line on top while the connection is lost; short losses pass unseen. */
export function ConnectionLine() {
  const t = useTranslations("connection");
  const { connection } = useApp().browser;
  const isLost = useSyncExternalStore(connection.subscribe, connection.get) === "reconnecting";
  const [isShown, setShown] = useState(false);

  useEffect(() => {
    if (!isLost) return setShown(false);

    const timer = setTimeout(() => setShown(true), patienceMs);
    return () => clearTimeout(timer);
  }, [isLost]);

  return (
    <div role="status">
      {isShown ? (
        <p className="border-warning border-t-2 bg-warning/10 px-3 py-1 text-center text-warning-text text-xs">
          {t("offline")}
        </p>
      ) : null}
    </div>
  );
}
