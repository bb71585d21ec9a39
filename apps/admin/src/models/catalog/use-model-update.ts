import type { UpdateModel } from "@claw/contract";
import { trpc } from "../../api/trpc.ts";
import { useFailureText } from "../../api/use-failure-text.ts";
import { useApp } from "../../app/app-context.ts";

/** Changes something of a model at once; what failed is told in a notice. */
export function useModelUpdate(modelId: string) {
  const utils = trpc.useUtils();
  const { notices } = useApp();
  const failureText = useFailureText();
  const { mutate, isPending } = trpc.admin.models.update.useMutation({
    onSettled: () => utils.admin.models.list.invalidate(),
    onError: (error) => notices.tell(failureText(error), "danger"),
  });

  return {
    isPending,
    update: (changes: Omit<UpdateModel, "modelId">) => mutate({ modelId, ...changes }),
  };
}
