import { inProcessStopSignals } from "@claw/core";
import { testStopSignals } from "./stop-signals-suite.ts";

const signals = inProcessStopSignals();

testStopSignals("in one process", () => ({ wishing: signals, heeding: signals }));
