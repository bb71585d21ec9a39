export type { DisclosureMailer } from "./ports.ts";
export { createDisclosureService } from "./service.ts";
