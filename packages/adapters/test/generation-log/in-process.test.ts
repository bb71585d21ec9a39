import { inProcessGenerationLog } from "@claw/core";
import { testGenerationLog } from "./generation-log-suite.ts";

const log = inProcessGenerationLog();

testGenerationLog("in one process", () => ({ writing: log, reading: log }));
