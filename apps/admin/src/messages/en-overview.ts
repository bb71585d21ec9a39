import type { RoomMessages } from "./messages.ts";

export const enOverview: RoomMessages["overview"] = {};
