import type { RoomMessages } from "./messages.ts";

export const enMail: RoomMessages["mail"] = {};
