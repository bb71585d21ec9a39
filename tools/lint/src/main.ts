import { join } from "node:path";
import { readProject } from "./read-project.ts";
import { report } from "./report.ts";
import { rules } from "./rules.ts";

const project = readProject(join(import.meta.dirname, "../../.."));
const findings = await Promise.all(
  rules.map(async (rule) => ({ rule, violations: await rule.check(project) })),
);
const broken = findings.filter(({ violations }) => violations.length > 0);

console.log(report(broken, { files: project.files.length, rules: rules.length }));
process.exitCode = broken.length > 0 ? 1 : 0;
