export { createCatalogService } from "./catalog/service.ts";
export { offlineModel } from "./default-catalog.ts";
export type { AnnouncedModel, ProviderDirectory } from "./ports.ts";
export { seedCatalog } from "./seed-catalog.ts";
export { createModelService, type ModelDeps } from "./service.ts";
