import { memoryRateLimiter } from "../../src/rate-limit/memory-rate-limiter.ts";
import { testRateLimiter } from "./rate-limiter-suite.ts";

const limiter = memoryRateLimiter();

testRateLimiter("the memory", () => limiter);
