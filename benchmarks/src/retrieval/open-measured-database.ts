import { type Database, migrate, openDatabase } from "@claw/db";
import { startPostgres } from "../surroundings/start-postgres.ts";

/** A real PostgreSQL with the product's tables, which ends with `stack`. */
export async function openMeasuredDatabase(stack: AsyncDisposableStack): Promise<Database> {
  const { url } = await startPostgres(stack);
  await migrate({ url });

  return stack.use(openDatabase({ url }));
}
