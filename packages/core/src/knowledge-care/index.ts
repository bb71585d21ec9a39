export { createKnowledgeCareService } from "./service.ts";
