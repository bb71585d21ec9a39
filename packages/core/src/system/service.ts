import type { SystemService } from "@claw/contract";
import type { Database } from "@claw/db";
import type { ProviderDirectory } from "../model/ports.ts";
import type { SettingsBook } from "../settings/settings-book.ts";

export type SystemDeps = {
  db: Database;
  providers: ProviderDirectory;
  settings: Pick<SettingsBook, "get">;
  version: string;
};

export function createSystemService({ db, providers, settings, version }: SystemDeps): SystemService {
  return {
    async installation() {
      const anybody = await db.prisma.user.findFirst({ select: { id: true } });
      const { isOffline, defaultModel } = providers;

      return {
        version,
        isFresh: anybody === null,
        isOffline,
        defaultModel,
        isRegistrationOpen: settings.get("registration.open"),
        announcement: settings.get("announcement"),
      };
    },
  };
}
