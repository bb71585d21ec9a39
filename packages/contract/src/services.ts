import type { ArchiveService } from "./archive/service.ts";
import type { AuditService } from "./audit/service.ts";
import type { AuthService } from "./auth/service.ts";
import type { BillingService } from "./billing/service.ts";
import type { ConversationService } from "./conversation/service.ts";
import type { DoorService } from "./door/service.ts";
import type { JobsService } from "./jobs/service.ts";
import type { KnowledgeService } from "./knowledge/service.ts";
import type { KnowledgeCareService } from "./knowledge-care/service.ts";
import type { MailService } from "./mail/service.ts";
import type { CatalogService, ModelService } from "./model/service.ts";
import type { MoneyService } from "./money/service.ts";
import type { OverviewService } from "./overview/service.ts";
import type { PeopleService } from "./people/service.ts";
import type { PresenceService } from "./presence/service.ts";
import type { PresetService } from "./preset/service.ts";
import type { PromptService } from "./prompt/service.ts";
import type { ProviderService } from "./provider/service.ts";
import type { SettingsService } from "./settings/service.ts";
import type { ShareService } from "./share/service.ts";
import type { SystemService } from "./system/service.ts";
import type { UserService } from "./user/service.ts";

/** Everything that can be asked of the installation, by feature. */
export interface Services {
  auth: AuthService;
  user: UserService;
  model: ModelService;
  catalog: CatalogService;
  provider: ProviderService;
  conversation: ConversationService;
  archive: ArchiveService;
  preset: PresetService;
  prompt: PromptService;
  share: ShareService;
  presence: PresenceService;
  knowledge: KnowledgeService;
  billing: BillingService;
  system: SystemService;
  audit: AuditService;
  settings: SettingsService;
  people: PeopleService;
  money: MoneyService;
  overview: OverviewService;
  knowledgeCare: KnowledgeCareService;
  jobs: JobsService;
  door: DoorService;
  mail: MailService;
}
