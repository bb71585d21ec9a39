import type { SystemService } from "@claw/contract";
import type { Database } from "@claw/db";
import type { ProviderDirectory } from "../model/ports.ts";

export type SystemDeps = { db: Database; providers: ProviderDirectory; version: string };

export function createSystemService({ db, providers, version }: SystemDeps): SystemService {
  return {
    async installation() {
      const anybody = await db.prisma.user.findFirst({ select: { id: true } });
      const { isOffline, defaultModel } = providers;

      return { version, isFresh: anybody === null, isOffline, defaultModel };
    },
  };
}
