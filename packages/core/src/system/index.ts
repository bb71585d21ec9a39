export { createSystemService, type SystemDeps } from "./service.ts";
