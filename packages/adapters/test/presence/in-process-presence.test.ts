import { steadyClock as clock, inProcessPresence } from "@claw/core";
import { afterAll } from "vitest";
import { testPresence } from "./presence-suite.ts";

const presence = inProcessPresence({ clock, gatherMs: 5 });
const process = { presence, clock };

testPresence("in process", () => ({ holder: process, looker: process }));

afterAll(() => presence[Symbol.dispose]());
