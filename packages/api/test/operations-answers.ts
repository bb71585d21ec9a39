import type {
  DoorService,
  JobsService,
  KnowledgeCareService,
  MailService,
  OverviewService,
} from "@claw/contract";
import * as sample from "./sample-operations.ts";

type Answers = <Result>(verb: string, result: Result) => (...args: unknown[]) => Promise<Result>;
type News = <Event>(verb: string, events: Event[]) => (...args: unknown[]) => AsyncIterable<Event>;

export const overviewAnswers = (answers: Answers, news: News): OverviewService => ({
  now: answers("overview.now", sample.figures),
  series: answers("overview.series", sample.series),
  models: answers("overview.models", sample.modelHistory),
  onFigures: news("overview.onFigures", [sample.figures]),
});

export const knowledgeCareAnswers = (answers: Answers): KnowledgeCareService => ({
  bases: answers("knowledgeCare.bases", sample.sizedBases),
  queue: answers("knowledgeCare.queue", sample.queuePage),
  failed: answers("knowledgeCare.failed", sample.failedPage),
  retry: answers("knowledgeCare.retry", undefined),
  retryFailed: answers("knowledgeCare.retryFailed", { retried: 2, left: 0 }),
  cancel: answers("knowledgeCare.cancel", undefined),
  models: answers("knowledgeCare.models", sample.knowledgeModels),
  embedAnew: answers("knowledgeCare.embedAnew", { begun: 3, left: 0 }),
  orphans: answers("knowledgeCare.orphans", sample.orphanReport),
  findOrphans: answers("knowledgeCare.findOrphans", undefined),
  removeOrphans: answers("knowledgeCare.removeOrphans", { removed: 1, kept: 0, left: 0 }),
});

export const jobsAnswers = (answers: Answers): JobsService => ({
  processes: answers("jobs.processes", [sample.serverProcess]),
  tasks: answers("jobs.tasks", sample.taskPage),
  retry: answers("jobs.retry", undefined),
  cancel: answers("jobs.cancel", undefined),
});

export const doorAnswers = (answers: Answers): DoorService => ({
  limited: answers("door.limited", sample.limitedPage),
  clearLimit: answers("door.clearLimit", undefined),
  rules: answers("door.rules", {
    total: 1,
    isCapped: false,
    items: [sample.accessRule],
    yourAddress: "192.0.2.1",
  }),
  addRule: answers("door.addRule", sample.accessRule),
  removeRule: answers("door.removeRule", undefined),
});

export const mailAnswers = (answers: Answers): MailService => ({
  status: answers("mail.status", sample.mailStatus),
  list: answers("mail.list", sample.mailPage),
  get: answers("mail.get", sample.shownMail),
  sendTest: answers("mail.sendTest", { to: "li@example.com", sent: true, reason: null }),
});
