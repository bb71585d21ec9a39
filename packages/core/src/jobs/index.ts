export { createJobBook, type JobBook } from "./job-book.ts";
export { type RegisterDeps, registerProcess } from "./process-register.ts";
export { createJobsService, type JobsDeps } from "./service.ts";
