export { type AccessBook, openAccessBook } from "./access-book.ts";
export { createJudge, type Judge, type Rule, type Verdict } from "./create-judge.ts";
export type { LimitedKey, LimitedKeys } from "./ports.ts";
export { refusalAtDoor } from "./refusal-at-door.ts";
export { createDoorService, type DoorDeps } from "./service.ts";
