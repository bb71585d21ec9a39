import { Button, DialogActions } from "@claw/ui";
import { Link2 } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { FormFailure } from "../auth/form-failure.tsx";
import type { ShareOrder } from "./share-order.ts";
import { useSharing } from "./use-sharing.ts";
import { WithSources } from "./with-sources.tsx";

/** What a link would show, and the button that makes it. */
export function NewShare({ order }: { order: ShareOrder }) {
  const t = useTranslations("share");
  const { share, isBusy, failure } = useSharing();
  const [withSources, setWithSources] = useState(false);

  return (
    <div className="grid gap-4">
      <p className="text-sm leading-6">{t("newHint")}</p>
      <WithSources value={withSources} onChange={setWithSources} />
      {failure?.reason === "CONFLICT" ? (
        <p role="alert" className="text-danger-text text-sm">
          {t("empty")}
        </p>
      ) : (
        <FormFailure failure={failure} />
      )}
      <DialogActions>
        <Button disabled={isBusy} onClick={() => void share(order, withSources)}>
          <Link2 />
          {t("create")}
        </Button>
      </DialogActions>
    </div>
  );
}
