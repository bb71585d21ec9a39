import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describeComputer } from "../report/describe-machine.ts";
import { refuseKeys } from "./fill/refuse-keys.ts";
import { busyPersonId, size } from "./fill/size.ts";
import { openInstallation } from "./open-installation.ts";
import { readOperatorsOptions } from "./operators-options.ts";
import { moneyReads } from "./reads/money-reads.ts";
import { peopleReads } from "./reads/people-reads.ts";
import { nameSome } from "./reads/read.ts";
import { limitedKeys, roomReads } from "./reads/room-reads.ts";
import { isSlow, renderOperatorsPage, renderOperatorsTable } from "./render-operators-page.ts";
import { type TimedRead, timeRead } from "./time-read.ts";

const page = new URL("../../results/operators.md", import.meta.url);
const options = readOperatorsOptions(process.argv.slice(2));

process.exitCode = await main();

/** The exit code: 1 where a list takes too long. */
async function main(): Promise<number> {
  await using stack = new AsyncDisposableStack();
  const begun = performance.now();
  const say = (line: string) => console.log(`  ${Math.round((performance.now() - begun) / 1000)} s: ${line}`);

  const { claw, db, url } = await openInstallation(await openFolder(stack), say, stack);
  // Each start looks through the accounts, with both processors of a small machine; then hourly.
  await claw.admin.money.checkNow.mutate();
  say("the accounts were looked through");
  const named = await nameSome(claw.admin, db, busyPersonId);
  const all = [
    ...peopleReads(claw.admin, named),
    ...moneyReads(claw.admin, named),
    ...roomReads(claw.admin, named),
  ];
  const { only } = options;
  const asked = all.filter(({ name }) => only === null || name.includes(only));
  if (asked.some(({ name }) => name.startsWith(limitedKeys))) {
    await refuseKeys(url, size.limitedKeys);
    say(`${(await claw.admin.limits.limited.query({})).total} keys are refused`);
  }

  const reads: TimedRead[] = [];
  for (const read of asked) {
    const timed = await timeRead(read);
    say(`${timed.p50.toFixed(0)} ms: ${read.name}`);
    reads.push(timed);
  }

  console.log(`\n${renderOperatorsTable(reads)}`);
  if (only === null) {
    const day = new Date().toISOString().slice(0, 10);
    await writeFile(page, renderOperatorsPage(reads, { machine: describeComputer(), day }));
  }

  return reads.some(isSlow) ? 1 : 0;
}

async function openFolder(stack: AsyncDisposableStack): Promise<string> {
  if (options.folder !== null) return resolve(options.folder);

  const folder = await mkdtemp(join(tmpdir(), "claw-operators-"));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
