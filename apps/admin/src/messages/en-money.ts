import type { RoomMessages } from "./messages.ts";

export const enMoney: RoomMessages["money"] = {};
