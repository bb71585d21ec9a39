import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServiceClient, type ServiceClient } from "@claw/client";
import { SignedIn } from "@claw/contract";
import { migrate, openDatabase, startEmbeddedServer, uuidv7 } from "@claw/db";
import { startServer } from "@claw/testing/server";
import { z } from "zod";
import { fillInstallation, size } from "./fill-installation.ts";

/**
 * How long an operator waits for what the rooms show, over HTTP, on an installation of a hundred thousand people and a
 * million calls: `node benchmarks/src/operators/main.ts`. Prints the median and the slowest of twenty, in milliseconds.
 */
const rounds = 20;
const mails = 100_000;
const log = { ...console, debug() {}, info() {} };

async function measure(name: string, ask: () => Promise<unknown>): Promise<void> {
  await ask();
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    await ask();
    times.push(performance.now() - begun);
  }
  times.sort((one, other) => one - other);
  console.log(`${name.padEnd(46)} ${format(times[rounds / 2])} ${format(times.at(-1))}`);
}

const format = (milliseconds = 0) => milliseconds.toFixed(1).padStart(8);

async function measureAll({ admin }: ServiceClient): Promise<void> {
  await measure("overview: all figures, one look", () => admin.overview.now.query());
  for (const figure of ["answers", "cost", "users", "revenue"] as const) {
    for (const range of ["hours", "days", "months"] as const) {
      if (figure === "revenue" && range === "hours") continue;
      await measure(`overview: ${figure} by ${range}`, () => admin.overview.series.query({ figure, range }));
    }
  }
  for (const range of ["hours", "days", "months"] as const) {
    await measure(`overview: models by ${range}`, () => admin.overview.models.query({ range }));
  }
  const { knowledge, jobs, limits, mail } = admin;
  for (const sort of ["bytes", "chunks", "documents", "changedAt", "name"] as const) {
    await measure(`bases by ${sort}`, () => knowledge.bases.query({ sort }));
  }
  await measure("bases, searched: 0042", () => knowledge.bases.query({ query: "0042" }));
  await measure("bases, searched: person-99", () => knowledge.bases.query({ query: "person-99" }));
  await measure("bases, searched, all fit: 知识", () => knowledge.bases.query({ query: "知识" }));
  await measure("queue of documents", () => knowledge.queue.query({}));
  await measure("queue of documents, far down", () => knowledge.queue.query({ skip: 50_000 }));
  await measure("failed documents", () => knowledge.failed.query({}));
  await measure("failed documents of a reason", () => knowledge.failed.query({ problem: "SCANNED" }));
  await measure("tasks", () => jobs.tasks.query({}));
  await measure("tasks of a state", () => jobs.tasks.query({ state: "later" }));
  await measure("processes", () => jobs.processes.query());
  await measure("rules of access", () => limits.rules.query({}));
  await measure("rules of access, searched: 10.1.2", () => limits.rules.query({ query: "10.1.2" }));
  await measure("mails", () => mail.list.query({}));
  await measure("mails, the newest 500 searched", () => mail.list.query({ query: "person-77" }));
}

async function writeMails(dataDir: string): Promise<void> {
  const folder = join(dataDir, "outbox");
  await mkdir(folder, { recursive: true });
  for (let at = 0; at < mails; at += 500) {
    const some = Array.from({ length: 500 }, (_, index) => at + index);
    await Promise.all(
      some.map((n) => {
        const createdAt = new Date(Date.parse("2026-01-01T00:00:00.000Z") + n * 1_000).toISOString();
        const mail = { id: uuidv7(), createdAt, to: `person-${n}@example.com`, subject: "S", text: "T" };
        const name = `${createdAt.replaceAll(":", "-")}-${mail.id}.json`;
        return writeFile(join(folder, name), JSON.stringify(mail));
      }),
    );
  }
}

/** The first to register is the operator. */
async function register(url: string): Promise<string> {
  const response = await fetch(`${url}/trpc/auth.register`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: "operator@example.com", password: "correct horse battery 42" }),
  });
  const { result } = z.object({ result: z.object({ data: SignedIn }) }).parse(await response.json());

  return result.data.accessToken;
}

const dataDir = await mkdtemp(join(tmpdir(), "claw-operators-"));
try {
  await using postgres = await startEmbeddedServer({
    dataDir: join(dataDir, "postgres"),
    ephemeral: true,
    log,
  });
  await migrate({ url: postgres.url(), log });
  await using server = await startServer({ env: { DATA_DIR: dataDir, DATABASE_URL: postgres.url() } });
  const accessToken = await register(server.url);
  await server.stop();

  await using db = openDatabase({ url: postgres.url(), log });
  await fillInstallation(db);
  await writeMails(dataDir);
  await using again = await startServer({
    env: { DATA_DIR: dataDir, DATABASE_URL: postgres.url(), PORT: new URL(server.url).port },
  });
  await using claw = createServiceClient({ url: again.url, token: accessToken });
  console.log(`${JSON.stringify({ ...size, mails })}\n${"".padEnd(46)}   median  slowest`);
  await measureAll(claw);
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
