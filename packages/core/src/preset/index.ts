export { createPresetService, type PresetDeps } from "./service.ts";
