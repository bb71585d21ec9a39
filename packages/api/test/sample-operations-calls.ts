import type { ProcedurePath, Sample } from "./sample.ts";
import { idOf } from "./sample-data.ts";

type OperationsPath = Extract<
  ProcedurePath,
  `admin.${"overview" | "knowledge" | "jobs" | "limits" | "mail"}.${string}`
>;

/** One good input for each procedure of what operators watch and keep going. */
export const operationsSamples: { [Path in OperationsPath]: Sample<Path> & { access: "operator" } } = {
  "admin.overview.now": { access: "operator", input: undefined },
  "admin.overview.series": { access: "operator", input: { figure: "answers", range: "hours" } },
  "admin.overview.models": { access: "operator", input: { range: "days" } },
  "admin.overview.onFigures": { access: "operator", input: undefined },
  "admin.knowledge.bases": { access: "operator", input: { query: "手册", sort: "bytes" } },
  "admin.knowledge.queue": { access: "operator", input: { stage: "reading" } },
  "admin.knowledge.failed": { access: "operator", input: { problem: "SCANNED" } },
  "admin.knowledge.retry": { access: "operator", input: { documentId: idOf(21) } },
  "admin.knowledge.retryFailed": { access: "operator", input: { problem: "SCANNED" } },
  "admin.knowledge.cancel": { access: "operator", input: { documentId: idOf(21) } },
  "admin.knowledge.models": { access: "operator", input: undefined },
  "admin.knowledge.embedAnew": { access: "operator", input: { model: "embedding-3" } },
  "admin.knowledge.orphans": { access: "operator", input: { kind: "blob_without_version" } },
  "admin.knowledge.findOrphans": { access: "operator", input: undefined },
  "admin.knowledge.removeOrphans": {
    access: "operator",
    input: { searchId: idOf(30), kind: "blob_without_version" },
  },
  "admin.jobs.processes": { access: "operator", input: undefined },
  "admin.jobs.tasks": { access: "operator", input: { state: "failed" } },
  "admin.jobs.retry": { access: "operator", input: { taskId: "17" } },
  "admin.jobs.cancel": { access: "operator", input: { taskId: "17" } },
  "admin.limits.limited": { access: "operator", input: { query: "192.0.2" } },
  "admin.limits.clear": { access: "operator", input: { name: "login:address", key: "192.0.2.7" } },
  "admin.limits.rules": { access: "operator", input: { effect: "deny" } },
  "admin.limits.addRule": {
    access: "operator",
    input: { effect: "deny", subject: { range: "203.0.113.0/24" }, note: "撞库" },
  },
  "admin.limits.removeRule": { access: "operator", input: { ruleId: idOf(50) } },
  "admin.mail.status": { access: "operator", input: undefined },
  "admin.mail.list": { access: "operator", input: { query: "重置" } },
  "admin.mail.get": { access: "operator", input: { mailId: idOf(60) } },
  "admin.mail.sendTest": { access: "operator", input: undefined },
};
