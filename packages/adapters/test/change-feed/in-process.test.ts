import { inProcessChangeFeed } from "@claw/core";
import { testChangeFeed } from "./change-feed-suite.ts";

const feed = inProcessChangeFeed();

testChangeFeed("in one process", () => ({ publishing: feed, watching: feed }));
