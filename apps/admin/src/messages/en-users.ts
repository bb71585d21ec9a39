import type { RoomMessages } from "./messages.ts";

export const enUsers: RoomMessages["users"] = {};
