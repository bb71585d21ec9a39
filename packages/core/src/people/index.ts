export type { PeopleSessions } from "./deps.ts";
export { createPeopleService } from "./service.ts";
