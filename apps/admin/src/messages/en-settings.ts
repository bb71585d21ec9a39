import type { RoomMessages } from "./messages.ts";

export const enSettings: RoomMessages["settings"] = {};
