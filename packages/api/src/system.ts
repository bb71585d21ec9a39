import { Installation } from "@claw/contract";
import { openProcedure, router } from "./trpc.ts";

export const systemRouter = router({
  installation: openProcedure.output(Installation).query(({ ctx }) => ctx.services.system.installation()),
});
