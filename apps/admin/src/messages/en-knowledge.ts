import type { RoomMessages } from "./messages.ts";

export const enKnowledge: RoomMessages["knowledge"] = {};
